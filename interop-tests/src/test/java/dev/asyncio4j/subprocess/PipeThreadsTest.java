package dev.asyncio4j.subprocess;

import static java.util.stream.Collectors.toMap;
import static org.assertj.core.api.Assertions.assertThat;

import dev.asyncio4j.support.ChildJvm;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestInstance.Lifecycle;

/** Children's pipes with a thread each, as {@link PipeThreads} uses them. */
@TestInstance(Lifecycle.PER_CLASS)
class PipeThreadsTest {
  private Map<String, String> said = Map.of();

  @BeforeAll
  void runTheProgram() throws Exception {
    var options = List.of("-Dasyncio4j.pipes=threads");
    said =
        ChildJvm.output(PipeThreads.class, options)
            .lines()
            .map(line -> line.split("=", 2))
            .collect(toMap(parts -> parts[0], parts -> parts[1]));
  }

  private void said(String name, String value) {
    assertThat(said).containsEntry(name, value);
  }

  @Test
  void eachPipeHasAThreadWhileItIsOpen() {
    said("threads", "[asyncio4j-pipe-reader, asyncio4j-pipe-reader, asyncio4j-pipe-writer]");
    said("left", "[]");
  }

  @Test
  void aMegabyteGoesThereAndBack() {
    said("megabyte", "the same, code 0");
  }

  @Test
  void fiftyChildrenAtOnceKeepTheirOutput() {
    said("fifty", "50");
  }

  @Test
  void eachWriteReachesTheChild() {
    said("conversation", "line 0|line 1|line 2|code 0");
  }

  @Test
  void aSlowReaderHoldsUpTheChildAndLosesNothing() {
    said("slow reader", "waits true, bytes 1048576");
  }

  @Test
  void aCancelledCommunicateKeepsWhatItHasRead() {
    said("cancelled", "first|second|");
  }

  @Test
  void aChildThatDoesNotReadHoldsUpTheWriterAndEndsWithItsScope() {
    said("deaf child", "drain waits");
    said("deaf child's code", "-15");
  }

  @Test
  void anAbortDoesNotWaitForTheWrite() {
    said("abort", "at once");
  }

  @Test
  void stderrIsApartFromStdout() {
    said("apart", "out|err|");
  }

  @Test
  @DisplayName("UNIX-05 the writer of a child that has closed its input hears of it at the write")
  void aChildThatRefusesInput() {
    said("refused", "Connection lost, at once");
  }
}
