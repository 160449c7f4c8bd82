package dev.asyncio4j.unsync;

import java.time.Duration;
import org.junit.jupiter.api.extension.AfterEachCallback;
import org.junit.jupiter.api.extension.ExtensionContext;

/** Each test has an ambient loop of its own. */
final class FreshAmbient implements AfterEachCallback {
  @Override
  public void afterEach(ExtensionContext context) {
    Unsync.shutdown(Duration.ZERO);
    Unsync.configure(UnsyncOptions.defaults());
  }
}
