package dev.asyncio4j.netty;

import dev.asyncio4j.lowlevel.LoopPort;
import dev.asyncio4j.lowlevel.Registration;
import io.netty.util.Timeout;
import io.netty.util.Timer;
import io.netty.util.TimerTask;
import java.util.HashSet;
import java.util.Objects;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;

/** A timer of Netty's without a thread: each timeout is a timer of the loop. */
final class LoopTimer implements Timer {
  final LoopPort port;

  /** Timeouts that are neither cancelled nor over. */
  final Set<LoopTimeout> pending = ConcurrentHashMap.newKeySet();

  private final Registration onClose;
  private volatile boolean stopped;

  LoopTimer(LoopPort port) {
    this.port = port;
    onClose = port.onClose(this::stop);
  }

  @Override
  public Timeout newTimeout(TimerTask task, long delay, TimeUnit unit) {
    Objects.requireNonNull(task, "task");
    if (stopped) throw new IllegalStateException(this + " cannot be started once stopped");
    var timeout = new LoopTimeout(this, task);
    pending.add(timeout);
    long deadline = port.nanoTime() + unit.toNanos(delay);
    if (port.inTurn()) timeout.arm(deadline);
    else port.execute(() -> timeout.arm(deadline));
    return timeout;
  }

  /** Cancels all that is pending, and returns it. */
  @Override
  public Set<Timeout> stop() {
    stopped = true;
    if (port.inTurn()) onClose.close();
    else if (!port.isClosed()) port.execute(onClose::close);
    var left = new HashSet<Timeout>();
    for (var timeout : pending) if (timeout.cancel()) left.add(timeout);
    return left;
  }

  @Override
  public String toString() {
    return "<NettyTimer %s pending=%d%s>"
        .formatted(port.loop(), pending.size(), stopped ? " stopped" : "");
  }
}
