package dev.asyncio4j.netty;

import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.netty.buffer.ByteBufAllocator;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/** The watch for buffers that nobody releases, itself. */
class NoLeaksTest {
  @Test
  @DisplayName(
      "NETTY-K-01 a class of tests that loses a buffer fails, one that releases it does not")
  void seesLostBuffers() {
    var watch = new NoLeaks();
    watch.beforeAll(null);
    ByteBufAllocator.DEFAULT.directBuffer(16).release();
    watch.afterAll(null);
    watch.beforeAll(null);
    lose();
    assertThatThrownBy(() -> watch.afterAll(null)).hasMessageContaining("LEAK:");
  }

  private static void lose() {
    ByteBufAllocator.DEFAULT.directBuffer(16).writeByte(1);
  }
}
