package dev.asyncio4j.consumer.java;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.util.List;
import org.junit.jupiter.api.Test;

class LinesTest {
  @Test
  void aJavaProgramRunsOnTheEngine() {
    assertEquals(3, Lines.sum(1, 2));
    assertEquals("a b c", Lines.published(List.of("a", "b", "c")));
  }

  /** What is optional is not here, and nothing has missed it. */
  @Test
  void reactiveStreamsIsNotBroughtAlong() {
    assertThrows(
        ClassNotFoundException.class, () -> Class.forName("org.reactivestreams.Publisher"));
  }
}
