package dev.asyncio4j.memcached;

import dev.asyncio4j.loop.Handle;
import dev.asyncio4j.lowlevel.LoopPort;
import java.time.Duration;
import java.util.function.BooleanSupplier;
import org.jspecify.annotations.Nullable;

/** Tells when a server that owes replies has sent nothing for too long. */
final class Silence {
  private final LoopPort port;

  /** Nanoseconds; 0: no limit. */
  private final long limit;

  private final BooleanSupplier owing;
  private final Runnable tooLong;
  private long since;

  /** One timer, which is set anew when it fires: a byte costs no more than a look at the clock. */
  private @Nullable Handle timer;

  Silence(LoopPort port, @Nullable Duration limit, BooleanSupplier owing, Runnable tooLong) {
    this.port = port;
    this.limit = limit == null ? 0 : limit.toNanos();
    this.owing = owing;
    this.tooLong = tooLong;
  }

  /** The first reply is owed from now on. */
  void begin() {
    if (limit == 0) return;
    since = port.nanoTime();
    if (timer == null) timer = port.schedule(limit, this::look);
  }

  /** Bytes have come. */
  void broken() {
    if (limit != 0) since = port.nanoTime();
  }

  private void look() {
    timer = null;
    if (!owing.getAsBoolean()) return;
    long left = since + limit - port.nanoTime();
    if (left <= 0) tooLong.run();
    else timer = port.schedule(left, this::look);
  }

  void end() {
    if (timer != null) timer.cancel();
    timer = null;
  }
}
