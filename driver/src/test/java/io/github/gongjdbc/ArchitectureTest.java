package io.github.gongjdbc;

import static com.tngtech.archunit.base.DescribedPredicate.alwaysTrue;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAPackage;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAnyPackage;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideOutsideOfPackages;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.domain.JavaCodeUnit;
import com.tngtech.archunit.core.domain.JavaModifier;
import com.tngtech.archunit.core.domain.JavaPackage;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.lang.ArchCondition;
import com.tngtech.archunit.lang.ConditionEvents;
import com.tngtech.archunit.lang.SimpleConditionEvent;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.NullMarked;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Which way the arrows point: driver to schema, shell to the public face, nobody back. */
class ArchitectureTest {
  private static final String PUBLIC = "io.github.gongjdbc";
  private static final String OBJECTS = "io.github.gongjdbc.jdbc";
  private static final String JDBC = OBJECTS + "..";
  private static final String DIALECT = "io.github.gongjdbc.sql";
  private static final String SQL = DIALECT + "..";
  private static final String SHELL = "io.github.gongjdbc.shell..";
  private static final String SCHEMA = "io.github.gongjdbc.schema..";
  private static final String SANDBOX = "io.github.gongjdbc.sandbox..";

  private static final JavaClasses MAIN =
      new ClassFileImporter()
          .withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS)
          .withImportOption(location -> !location.contains("-tests.jar"))
          .importPackages(PUBLIC);

  @Test
  void everyPartIsLookedAt() {
    for (String part : List.of("jdbc", "sql", "shell", "schema", "sandbox")) {
      assertThat(MAIN.stream().map(JavaClass::getPackageName))
          .as(part)
          .anyMatch(name -> (name + ".").startsWith(PUBLIC + "." + part + "."));
    }
  }

  @Nested
  class PublicFace {
    @Test
    void speaksOfNothingButItselfAndJava() {
      classes()
          .that()
          .resideInAPackage(PUBLIC)
          .should(
              new ArchCondition<JavaClass>("have signatures of itself and Java alone") {
                @Override
                public void check(JavaClass javaClass, ConditionEvents events) {
                  javaClass.getCodeUnits().stream()
                      .filter(unit -> !unit.getModifiers().contains(JavaModifier.PRIVATE))
                      .filter(unit -> !unit.getModifiers().contains(JavaModifier.SYNTHETIC))
                      .forEach(unit -> checkSignature(unit, events));
                }
              })
          .check(MAIN);
    }

    private static void checkSignature(JavaCodeUnit unit, ConditionEvents events) {
      List<JavaClass> types = new ArrayList<>(unit.getRawParameterTypes());
      types.add(unit.getRawReturnType());
      for (JavaClass type : types) {
        JavaClass element = type.getBaseComponentType();
        boolean allowed =
            element.isPrimitive()
                || element.getPackageName().equals(PUBLIC)
                || element.getPackageName().matches("javax?\\..*");
        events.add(
            new SimpleConditionEvent(
                unit, allowed, unit.getFullName() + " uses " + type.getName()));
      }
    }

    @Test
    void isWhatUsersAreTold() {
      Set<String> names =
          MAIN.stream()
              .filter(javaClass -> javaClass.getPackageName().equals(PUBLIC))
              .filter(javaClass -> javaClass.getModifiers().contains(JavaModifier.PUBLIC))
              .map(JavaClass::getSimpleName)
              .collect(Collectors.toCollection(TreeSet::new));
      assertThat(names).containsExactly("GongConnection", "GongDataSource", "GongDriver");
    }
  }

  @Nested
  class Arrows {
    @Test
    void theDialectKnowsNeitherJdbcObjectsNorShell() {
      noClasses()
          .that()
          .resideInAPackage(SQL)
          .should()
          .dependOnClassesThat()
          .resideInAnyPackage(PUBLIC, JDBC, SHELL)
          .check(MAIN);
    }

    /** Which packages of the dialect each of them may rest on besides itself. */
    @ParameterizedTest
    @CsvSource({
      "error,    ''",
      "value,    error",
      "parse,    error",
      "function, parse value error",
      "validate, function parse value error",
      "optimize, validate function parse value error",
      "run,      validate parse value error",
      "explain,  run validate error",
      "message,  function parse value error"
    })
    void theDialectIsReadFromTheTextToTheRows(String name, String others) {
      String[] allowed =
          Stream.concat(Stream.of(name), Arrays.stream(others.split(" ", -1)))
              .filter(other -> !other.isEmpty())
              .map(other -> DIALECT + "." + other)
              .toArray(String[]::new);
      noClasses()
          .that(resideInAPackage(DIALECT + "." + name))
          .should()
          .dependOnClassesThat(resideInAPackage(SQL).and(resideOutsideOfPackages(allowed)))
          .check(MAIN);
    }

    @Test
    void everyPackageOfTheDialectHasItsPlaceInTheOrder() {
      assertThat(MAIN.getPackage(DIALECT).getSubpackages())
          .extracting(JavaPackage::getRelativeName)
          .containsExactlyInAnyOrder(
              "error",
              "value",
              "parse",
              "function",
              "validate",
              "optimize",
              "run",
              "explain",
              "message");
    }

    @Test
    void theDialectKnowsOfJavaSqlOnlyExceptions() {
      noClasses()
          .that()
          .resideInAPackage(SQL)
          .should()
          .dependOnClassesThat(
              resideInAPackage("java.sql")
                  .and(
                      com.tngtech.archunit.base.DescribedPredicate.describe(
                          "are no exceptions",
                          javaClass -> !javaClass.isAssignableTo(Exception.class))))
          .check(MAIN);
    }

    /** Which packages of JDBC's objects each of them may rest on besides itself. */
    @ParameterizedTest
    @CsvSource({
      "base,     ''",
      "value,    base",
      "result,   value base",
      "metadata, result value base"
    })
    void theObjectsOfJdbcRestOnTheirParts(String name, String others) {
      String[] allowed =
          Stream.concat(Stream.of(name), Arrays.stream(others.split(" ", -1)))
              .filter(other -> !other.isEmpty())
              .map(other -> OBJECTS + "." + other)
              .toArray(String[]::new);
      noClasses()
          .that(resideInAPackage(OBJECTS + "." + name))
          .should()
          .dependOnClassesThat(resideInAPackage(JDBC).and(resideOutsideOfPackages(allowed)))
          .check(MAIN);
    }

    @Test
    void everyPackageOfJdbcsObjectsHasItsPlaceInTheOrder() {
      assertThat(MAIN.getPackage(OBJECTS).getSubpackages())
          .extracting(JavaPackage::getRelativeName)
          .containsExactlyInAnyOrder("base", "value", "result", "metadata");
    }

    @Test
    void theJdbcLayerDoesNotKnowTheShell() {
      noClasses()
          .that()
          .resideInAnyPackage(PUBLIC, JDBC)
          .should()
          .dependOnClassesThat()
          .resideInAPackage(SHELL)
          .check(MAIN);
    }

    @Test
    void theShellIsAUserOfTheDriverLikeAnyOther() {
      classes()
          .that()
          .resideInAPackage(SHELL)
          .should()
          .onlyDependOnClassesThat(
              resideInAnyPackage(
                  "java..",
                  "picocli..",
                  "com.fasterxml.jackson..",
                  "org.jspecify..",
                  PUBLIC,
                  SHELL))
          .check(MAIN);
    }

    @Test
    void theSchemaKnowsNoDriverAndNoJdbc() {
      noClasses()
          .that()
          .resideInAPackage(SCHEMA)
          .should()
          .dependOnClassesThat()
          .resideInAnyPackage(PUBLIC, JDBC, SQL, SHELL, SANDBOX, "java.sql..", "javax.sql..")
          .check(MAIN);
    }

    @Test
    void theSandboxKnowsNobody() {
      noClasses()
          .that()
          .resideInAPackage(SANDBOX)
          .should()
          .dependOnClassesThat()
          .resideInAnyPackage(
              PUBLIC, JDBC, SQL, SHELL, SCHEMA, "java.sql..", "org.apache.calcite..")
          .check(MAIN);
    }

    @Test
    void theSandboxIsThereForTheSampleAccountAlone() {
      Set<String> users =
          MAIN.stream()
              .filter(javaClass -> !resideInAPackage(SANDBOX).test(javaClass))
              .filter(
                  javaClass ->
                      javaClass.getDirectDependenciesFromSelf().stream()
                          .anyMatch(
                              dependency ->
                                  resideInAPackage(SANDBOX).test(dependency.getTargetClass())))
              .map(JavaClass::getName)
              .collect(Collectors.toSet());
      assertThat(users).containsExactly("io.github.gongjdbc.jdbc.SampleAccount");
    }

    @Test
    void noPackagesDependOnEachOtherInACircle() {
      com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices()
          .matching("io.github.gongjdbc.(schema.*|sql|shell|sandbox)..")
          .should()
          .beFreeOfCycles()
          .check(MAIN);
    }
  }

  @Nested
  class Conventions {
    @Test
    void everyPackageIsNullMarked() {
      Set<String> packages =
          MAIN.stream()
              .map(JavaClass::getPackageName)
              .collect(Collectors.toCollection(TreeSet::new));
      Set<String> marked =
          packages.stream()
              .filter(name -> isMarked(MAIN.getPackage(name)))
              .collect(Collectors.toCollection(TreeSet::new));
      assertThat(marked).isEqualTo(packages);
    }

    private static boolean isMarked(JavaPackage javaPackage) {
      return javaPackage.isAnnotatedWith(NullMarked.class);
    }

    @Test
    void aPackageOfTheDialectCanBeSurveyed() {
      Map<String, Long> classes =
          MAIN.stream()
              .filter(resideInAPackage(SQL))
              .filter(javaClass -> javaClass.isTopLevelClass())
              .filter(javaClass -> !javaClass.getSimpleName().equals("package-info"))
              .collect(Collectors.groupingBy(JavaClass::getPackageName, Collectors.counting()));
      assertThat(classes)
          .isNotEmpty()
          .allSatisfy((name, count) -> assertThat(count).isLessThan(27));
    }

    @Test
    void noClassIsNamedAfterNothing() {
      noClasses()
          .that(alwaysTrue())
          .should()
          .haveNameMatching(".*(Utils?|Helpers?|Managers?)")
          .check(MAIN);
    }

    @Test
    void nothingIsPrintedButByTheCommandLines() {
      noClasses()
          .that()
          .resideOutsideOfPackages(SHELL, SANDBOX)
          .should()
          .accessField(System.class, "out")
          .orShould()
          .accessField(System.class, "err")
          .orShould()
          .callMethod(Throwable.class, "printStackTrace")
          .check(MAIN);
    }
  }
}
