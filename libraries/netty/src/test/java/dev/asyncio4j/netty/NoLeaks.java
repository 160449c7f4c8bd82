package dev.asyncio4j.netty;

import static org.assertj.core.api.Assertions.assertThat;

import dev.asyncio4j.testing.RealTime;
import io.netty.buffer.PooledByteBufAllocator;
import io.netty.util.ResourceLeakDetector;
import java.lang.ref.WeakReference;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.extension.AfterAllCallback;
import org.junit.jupiter.api.extension.BeforeAllCallback;
import org.junit.jupiter.api.extension.ExtensionContext;

/**
 * NETTY-K-01: after every class of tests, no buffer was collected that nobody has released. All
 * tests run with the leak detector at its strictest.
 */
public final class NoLeaks implements BeforeAllCallback, AfterAllCallback {
  private @Nullable NettyLog log; // while a class runs

  @Override
  public void beforeAll(@Nullable ExtensionContext context) {
    ResourceLeakDetector.setLevel(ResourceLeakDetector.Level.PARANOID);
    log = new NettyLog(ResourceLeakDetector.class);
  }

  @Override
  public void afterAll(@Nullable ExtensionContext context) {
    collect();
    try (var own = Objects.requireNonNull(log)) {
      assertThat(own.messages()).noneMatch(it -> it.contains("LEAK:"));
    }
  }

  /** A detector looks at what was collected whenever the next buffer is made. */
  private static void collect() {
    for (int i = 0; i < 2; i++) {
      var mark = new WeakReference<>(new Object());
      RealTime.collectGarbageUntil(() -> mark.get() == null);
      for (int n = 0; n < 200; n++) {
        io.netty.buffer.ByteBufAllocator.DEFAULT.directBuffer(16).release();
        PooledByteBufAllocator.DEFAULT.heapBuffer(16).release();
      }
    }
  }
}
