package dev.asyncio4j.netty;

import static org.assertj.core.api.Assertions.assertThat;

import dev.asyncio4j.testing.RealTime;
import io.netty.buffer.PooledByteBufAllocator;
import io.netty.util.ResourceLeakDetector;
import java.lang.ref.WeakReference;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.logging.Handler;
import java.util.logging.Level;
import java.util.logging.LogRecord;
import java.util.logging.Logger;
import org.junit.jupiter.api.extension.AfterAllCallback;
import org.junit.jupiter.api.extension.BeforeAllCallback;
import org.junit.jupiter.api.extension.ExtensionContext;

/**
 * NETTY-K-01: after every class of tests, no buffer was collected that nobody has released. All
 * tests run with the leak detector at its strictest.
 */
public final class NoLeaks implements BeforeAllCallback, AfterAllCallback {
  private static final Logger LOGGER = Logger.getLogger(ResourceLeakDetector.class.getName());

  private final List<String> leaks = new CopyOnWriteArrayList<>();
  private final Handler handler =
      new Handler() {
        @Override
        public void publish(LogRecord record) {
          if (record.getMessage().contains("LEAK:")) leaks.add(record.getMessage());
        }

        @Override
        public void flush() {}

        @Override
        public void close() {}
      };

  @Override
  public void beforeAll(ExtensionContext context) {
    ResourceLeakDetector.setLevel(ResourceLeakDetector.Level.PARANOID);
    LOGGER.setLevel(Level.ALL);
    LOGGER.addHandler(handler);
  }

  @Override
  public void afterAll(ExtensionContext context) {
    collect();
    LOGGER.removeHandler(handler);
    assertThat(leaks).isEmpty();
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
