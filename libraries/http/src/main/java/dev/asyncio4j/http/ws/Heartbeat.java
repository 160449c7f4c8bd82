package dev.asyncio4j.http.ws;

import dev.asyncio4j.loop.EventLoop;
import dev.asyncio4j.loop.TimerHandle;
import java.time.Duration;
import java.util.function.BooleanSupplier;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * Pings a peer that has been quiet, and tells if it stays so.
 *
 * <pre>
 *   QUIET ──interval──▶ PINGED ──half of it──▶ STOPPED   the peer is dead
 *     ▲──anything comes──┘
 * </pre>
 *
 * While the peer is not read from, its silence does not count. A timer is not moved at each
 * arrival: it looks, when it fires, whether it is early.
 */
final class Heartbeat {
  private enum State {
    QUIET,
    PINGED,
    STOPPED
  }

  private final EventLoop loop;
  private final Duration interval;
  private final BooleanSupplier deaf;
  private final Runnable ping;
  private final Consumer<Duration> dead;
  private State state = State.QUIET;

  /** The time of the last arrival, on the loop's clock. */
  private Duration heard;

  private @Nullable TimerHandle timer;

  /**
   * Makes one that runs.
   *
   * @param deaf tells that nothing is read, so that quiet says nothing about the peer
   * @param ping sends a ping
   * @param dead ends the socket; it is told how long a pong was waited for
   */
  Heartbeat(
      EventLoop loop,
      Duration interval,
      BooleanSupplier deaf,
      Runnable ping,
      Consumer<Duration> dead) {
    this.loop = loop;
    this.interval = interval;
    this.deaf = deaf;
    this.ping = ping;
    this.dead = dead;
    heard = loop.time();
    timer = loop.callAt(heard.plus(interval), this::quiet);
  }

  /** Notes that something has come, of whatever kind. */
  void heard() {
    heard = loop.time();
    if (state != State.PINGED) return;
    state = State.QUIET;
    restart(interval, this::quiet);
  }

  private void quiet() {
    if (deaf.getAsBoolean()) heard = loop.time();
    Duration rest = heard.plus(interval).minus(loop.time());
    if (rest.compareTo(Duration.ZERO) > 0) {
      timer = loop.callLater(rest, this::quiet);
      return;
    }
    state = State.PINGED;
    timer = loop.callLater(patience(), this::dead);
    ping.run();
  }

  private void dead() {
    if (deaf.getAsBoolean()) {
      heard();
      return;
    }
    stop();
    dead.accept(patience());
  }

  private Duration patience() {
    return interval.dividedBy(2);
  }

  private void restart(Duration delay, Runnable action) {
    if (timer != null) timer.cancel();
    timer = loop.callLater(delay, action);
  }

  void stop() {
    state = State.STOPPED;
    if (timer != null) timer.cancel();
    timer = null;
  }
}
