package dev.asyncio4j.docs;

import static org.assertj.core.api.Assertions.assertThat;

import dev.asyncio4j.rules.DocComment;
import dev.asyncio4j.rules.Once;
import dev.asyncio4j.rules.Repository;
import java.util.List;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/** What the docs of the ways to run say of interrupts: what RunInterruptTest shows. */
@Once
class RunDocsTest {
  private static List<DocComment> waysToRun() {
    return DocComment.of(Repository.sourcesOf("java-api")).stream()
        .filter(doc -> doc.code().matches(".* (run|runUntilComplete|runForever)\\(.*"))
        .filter(doc -> doc.file().matches(".*/(Asyncio|Runner|LoopLifecycle)\\.java"))
        .toList();
  }

  @Test
  @DisplayName(
      "F-17 every way to run a loop says that an interrupt ends it, and with which exception")
  void interruptsAreToldOf() {
    assertThat(waysToRun()).hasSize(6);
    assertThat(waysToRun())
        .allSatisfy(
            doc ->
                assertThat(String.join(" ", doc.lines()))
                    .contains("@throws dev.asyncio4j.exceptions.RunInterruptedException"));
  }

  @Test
  @DisplayName("F-17 no doc says that interrupts or signals are without effect on a run")
  void nothingElseIsTold() {
    assertThat(DocComment.of(Repository.sourcesOf("java-api")))
        .noneSatisfy(
            doc ->
                assertThat(String.join(" ", doc.lines()))
                    .containsAnyOf(
                        "does not end the run", "does not handle signals", "Ctrl-C does not"));
  }
}
