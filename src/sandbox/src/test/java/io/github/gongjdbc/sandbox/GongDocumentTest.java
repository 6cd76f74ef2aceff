package io.github.gongjdbc.sandbox;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;

class GongDocumentTest {

  @Test
  void hasTheFactsOfGongsDocument() throws IOException {
    Path original = Path.of(System.getProperty("gong.openapi", ""));
    assumeTrue(Files.isRegularFile(original), "gong.openapi does not name Gong's document");

    assertThat(GongDocument.read(GongDocument.FILE))
        .as("main of GongDocumentReduction makes the facts anew")
        .isEqualTo(
            GongDocumentReduction.of(JsonMapper.builder().build().readTree(original.toFile())));
  }

  @Test
  void hasNoTextOfIt() {
    assertThat(GongDocument.facts().findValues("summary")).isEmpty();
    assertThat(GongDocument.facts().findValues("example")).isEmpty();
    assertThat(GongDocument.facts().findValues("description"))
        .allMatch(property -> property.has("type"));
  }
}
