package dev.asyncio4j.unsync;

import dev.asyncio4j.lowlevel.DropWatch;
import java.io.Serial;
import org.jspecify.annotations.Nullable;

/** The watch of a failure that nobody has read: it is told if its Unfuture is dropped. */
final class Unread {
  private boolean isRead;
  private boolean isTraced;
  private @Nullable DropWatch watch;

  /** Begins to watch, unless the failure is awaited already. */
  synchronized void failed(Unfuture<?> thing, Throwable error) {
    var ambient = Ambient.running();
    if (isRead || ambient == null) return;
    var message = "Unfuture exception was never retrieved: " + error;
    watch = DropWatch.watch(ambient.loop(), thing, message, () -> {});
  }

  /** Notes that somebody has read it, or will do so. */
  synchronized void read() {
    isRead = true;
    if (watch != null) watch.settle();
  }

  /** Adds the trace of the first caller to an error that came from elsewhere. */
  synchronized void traceOnce(Throwable error) {
    if (isTraced) return;
    isTraced = true;
    error.addSuppressed(new CalledHere());
  }

  private static final class CalledHere extends Throwable {
    @Serial private static final long serialVersionUID = 1L;

    CalledHere() {
      super("the result was asked for here");
    }
  }
}
