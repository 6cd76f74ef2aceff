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
import com.tngtech.archunit.library.dependencies.SlicesRuleDefinition;
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
    "catalog, ''",
    "error, settings",
    "limit, error",
    "predicate, catalog",
    "spec, predicate catalog",
    "split, spec predicate catalog settings",
    "http, split error limit catalog settings",
    "auth, http error limit settings",
    "page, auth http error limit catalog settings",
    "log, page http error catalog settings",
    "account, auth log http split error limit catalog",
    "cache, account auth http page split error limit catalog",
    "client, cache account split auth catalog error http limit log page settings",
    "sync, catalog settings",
    "row, page error spec predicate sync catalog settings",
    "context, row client cache page http limit spec predicate split sync catalog settings",
    "read, split row context client cache account page http limit error spec predicate sync catalog"
        + " settings",
    "condition, context spec predicate catalog settings",
    "plan, condition read context spec predicate split sync catalog settings",
    "history, plan context spec catalog",
    "system, plan context client cache log limit predicate sync catalog"
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

  /** What the catalog says does not depend on the form in which it is written. */
  @Test
  void theCatalogDoesNotKnowItsFiles() {
    noClasses()
        .that(resideInAPackage(ROOT + ".catalog"))
        .should()
        .dependOnClassesThat(resideInAPackage(ROOT + ".catalog.read"))
        .check(CLASSES);
  }

  /** An estimate stands on reading, and reading on the order of rows. */
  @Test
  void readingDoesNotKnowItsEstimatesNorTheOrderOfRowsReading() {
    noClasses()
        .that(resideInAPackage(ROOT + ".read"))
        .should()
        .dependOnClassesThat(resideInAPackage(ROOT + ".read.estimate"))
        .check(CLASSES);
    noClasses()
        .that(resideInAPackage(ROOT + ".read.order"))
        .should()
        .dependOnClassesThat(resideInAnyPackage(ROOT + ".read", ROOT + ".read.estimate"))
        .check(CLASSES);
  }

  @Test
  void everyPackageHasItsPlaceInTheOrder() {
    assertThat(CLASSES.getPackage(ROOT).getSubpackages())
        .extracting(JavaPackage::getRelativeName)
        .containsExactlyInAnyOrder(
            "account",
            "auth",
            "cache",
            "catalog",
            "client",
            "condition",
            "context",
            "error",
            "history",
            "http",
            "limit",
            "log",
            "page",
            "plan",
            "predicate",
            "read",
            "row",
            "settings",
            "spec",
            "split",
            "sync",
            "system");
  }

  @Test
  void packagesDependOnEachOtherInNoCircle() {
    SlicesRuleDefinition.slices()
        .matching(ROOT + ".(*)..")
        .should()
        .beFreeOfCycles()
        .check(CLASSES);
  }

  /** A package is small enough to be read at once. */
  @Test
  void noPackageHasMoreThan25Classes() {
    assertThat(CLASSES.getPackage(ROOT).getSubpackagesInTree())
        .allSatisfy(
            javaPackage ->
                assertThat(javaPackage.getClasses())
                    .filteredOn(javaClass -> javaClass.isTopLevelClass() && !javaClass.isArray())
                    .filteredOn(javaClass -> !javaClass.getSimpleName().equals("package-info"))
                    .as(javaPackage.getName())
                    .hasSizeLessThanOrEqualTo(25));
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
