package io.github.gongjdbc.schema;

import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAPackage;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAnyPackage;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideOutsideOfPackages;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.domain.JavaPackage;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import java.util.Arrays;
import java.util.stream.Stream;
import org.jspecify.annotations.NullMarked;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Arrows between packages point one way, and the module knows neither JDBC nor the sandbox. */
class ArchitectureTest {
  private static final String OURS = "io.github.gongjdbc";
  private static final String ROOT = OURS + ".schema";
  private static final JavaClasses CLASSES =
      new ClassFileImporter()
          .withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS)
          .importPackages(ROOT);

  /** Which of our packages each package may rest on besides itself. */
  @ParameterizedTest
  @CsvSource({
    "settings, ''",
    "catalog,  ''",
    "api,      catalog settings",
    "sync,     catalog settings",
    "scan,     api sync catalog settings",
    "plan,     scan sync catalog settings",
    "system,   plan scan sync api catalog settings"
  })
  void arrowsPointOneWay(String name, String others) {
    String[] allowed =
        Stream.concat(Stream.of(name), Arrays.stream(others.split(" ", -1)))
            .filter(other -> !other.isEmpty())
            .map(other -> ROOT + "." + other + "..")
            .toArray(String[]::new);

    noClasses()
        .that(resideInAPackage(ROOT + "." + name + ".."))
        .should()
        .dependOnClassesThat(resideInAPackage(OURS + "..").and(resideOutsideOfPackages(allowed)))
        .check(CLASSES);
  }

  @Test
  void everyPackageHasItsPlaceInTheOrder() {
    assertThat(CLASSES.getPackage(ROOT).getSubpackages())
        .extracting(JavaPackage::getRelativeName)
        .containsExactlyInAnyOrder("api", "catalog", "plan", "scan", "settings", "sync", "system");
  }

  @Test
  void nothingKnowsJdbcTheDriverOrTheSandbox() {
    noClasses()
        .should()
        .dependOnClassesThat(
            resideInAnyPackage(
                "java.sql..",
                "javax.sql..",
                OURS,
                OURS + ".jdbc..",
                OURS + ".sql..",
                OURS + ".shell..",
                OURS + ".sandbox.."))
        .check(CLASSES);
  }

  @Test
  void everyPackageSaysWhereNullMayBe() {
    assertThat(CLASSES.getPackage(ROOT).getSubpackagesInTree())
        .isNotEmpty()
        .allSatisfy(this::isNullMarked);
    isNullMarked(CLASSES.getPackage(ROOT));
  }

  @Test
  void namesSayWhatAThingIs() {
    classes().should().haveNameNotMatching(".*(Util|Utils|Helper|Helpers|Manager)").check(CLASSES);
  }

  private void isNullMarked(JavaPackage javaPackage) {
    assertThat(javaPackage.isAnnotatedWith(NullMarked.class)).as(javaPackage.getName()).isTrue();
  }
}
