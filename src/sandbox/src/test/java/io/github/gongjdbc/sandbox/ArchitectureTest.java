package io.github.gongjdbc.sandbox;

import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAPackage;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideOutsideOfPackages;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.domain.JavaPackage;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.NullMarked;
import org.junit.jupiter.api.Test;

/** Which way the arrows point in the sandbox. */
class ArchitectureTest {
  private static final String ROOT = "io.github.gongjdbc.sandbox";

  /**
   * From the ground up: each package rests on those before it. {@code GongSandbox} is above all.
   */
  private static final List<String> ORDER =
      List.of(
          "random",
          "http",
          "fault",
          "api",
          "page",
          "access",
          "company",
          "call",
          "content",
          "review",
          "activity",
          "account",
          "traits",
          "endpoint");

  private static final int LARGEST = 26;

  private static final JavaClasses CLASSES =
      new ClassFileImporter()
          .withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS)
          .importPackages(ROOT);

  @Test
  void everyPackageRestsOnThoseBeforeIt() {
    for (int i = 0; i < ORDER.size(); i++) {
      noClasses()
          .that(resideInAPackage(ROOT + "." + ORDER.get(i)))
          .should()
          .dependOnClassesThat(
              resideInAPackage(ROOT + "..").and(resideOutsideOfPackages(names(i + 1))))
          .check(CLASSES);
    }
  }

  private static String[] names(int count) {
    return ORDER.stream().limit(count).map(name -> ROOT + "." + name).toArray(String[]::new);
  }

  @Test
  void everyPackageIsInTheOrderAndSmall() {
    JavaPackage root = CLASSES.getPackage(ROOT);

    assertThat(root.getSubpackagesInTree())
        .extracting(JavaPackage::getRelativeName)
        .containsExactlyInAnyOrderElementsOf(ORDER);
    assertThat(Stream.concat(Stream.of(root), root.getSubpackagesInTree().stream()))
        .allSatisfy(
            javaPackage -> {
              assertThat(
                      javaPackage.getClasses().stream()
                          .filter(javaClass -> javaClass.isTopLevelClass()))
                  .as(javaPackage.getName())
                  .hasSizeLessThanOrEqualTo(LARGEST);
              assertThat(javaPackage.isAnnotatedWith(NullMarked.class))
                  .as(javaPackage.getName())
                  .isTrue();
            });
  }
}
