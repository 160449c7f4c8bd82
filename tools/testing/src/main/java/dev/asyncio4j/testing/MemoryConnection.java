package dev.asyncio4j.testing;

import dev.asyncio4j.Context;
import dev.asyncio4j.loop.EventLoop;
import dev.asyncio4j.lowlevel.LoopPort;
import dev.asyncio4j.transports.ConnectionProtocol;
import java.net.InetSocketAddress;
import java.util.Arrays;

/** A connection in memory: two transports, and a wire each way. */
final class MemoryConnection {
  final Conditions conditions;
  final MemoryTransport left;
  final MemoryTransport right;
  private final Wire toLeft;
  private final Wire toRight;

  /** The code to call once, when the right end is gone. */
  Runnable rightGone = () -> {};

  /** The code to call once, when both ends are gone. */
  Runnable whenGone = () -> {};

  /** The number of ends that are gone. */
  private int ends;

  /** Bytes sent so far, each way. */
  long fromLeft;

  long fromRight;

  /**
   * One end of a connection to be: who it is, and the code it calls.
   *
   * @param context the context of its callbacks
   */
  record End(InetSocketAddress address, ConnectionProtocol protocol, Context context) {}

  MemoryConnection(EventLoop loop, Conditions conditions, int highWater, End left, End right) {
    this.conditions = conditions;
    var port = LoopPort.of(loop);
    this.left = new MemoryTransport(loop, this, left, right.address(), highWater);
    this.right = new MemoryTransport(loop, this, right, left.address(), highWater);
    toLeft = new Wire(port, this, this.left);
    toRight = new Wire(port, this, this.right);
  }

  /** {@return the wire on which {@code end} sends} */
  Wire out(MemoryTransport end) {
    return end == left ? toRight : toLeft;
  }

  /** {@return the wire from which {@code end} reads} */
  Wire in(MemoryTransport end) {
    return end == left ? toLeft : toRight;
  }

  /** Lets {@code data} through, up to the byte at which the connection is reset. */
  void sends(Wire wire, byte[] data) {
    long left = Math.max(0, conditions.resetAfter() - fromLeft - fromRight);
    int count = (int) Math.min(data.length, left);
    if (wire == toRight) fromLeft += count;
    else fromRight += count;
    if (count > 0) wire.carry(count == data.length ? data : Arrays.copyOf(data, count));
    if (count < data.length) reset();
  }

  void roomOf(Wire wire) {
    (wire == toRight ? left : right).hasRoom();
  }

  /** Resets both ends, after what is under way. */
  void reset() {
    toLeft.reset();
    toRight.reset();
  }

  /** Goes on after the link was down. */
  void pump() {
    toLeft.pump();
    toRight.pump();
  }

  void gone(MemoryTransport end) {
    if (end == right) rightGone.run();
    if (++ends < 2) return;
    cut();
    whenGone.run();
  }

  /** Forgets what is under way. */
  void cut() {
    toLeft.cut();
    toRight.cut();
  }
}
