package dev.asyncio4j.redis;

import dev.asyncio4j.loop.Handle;
import dev.asyncio4j.lowlevel.LoopPort;
import io.lettuce.core.protocol.ProtocolVersion;
import io.lettuce.core.protocol.RedisStateMachine;
import io.netty.buffer.ByteBuf;
import io.netty.channel.ChannelHandlerContext;
import io.netty.handler.codec.ByteToMessageDecoder;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * A connection on a channel of Netty's: Lettuce writes the commands and reads the replies.
 *
 * <p>The first command is written at once; those that are called while replies are owed leave
 * together, once in a pass.
 */
final class Link extends ByteToMessageDecoder implements RedisConnection {
  /** A bulk that is longer is no reply of Redis. */
  private static final int LONGEST = 512 << 20;

  /** Bytes that are encoded into one buffer. */
  private static final int SLICE = 256 << 10;

  private static final long SECOND = 1_000_000_000L;

  /** A silence that is no longer leaves no room for a loop that was blocked, in nanoseconds. */
  private static final long UNSEEN = 10_000_000L;

  /** The passes after which an end is seen: in one the loop looks, Netty reads, and tells of it. */
  static final int LOOK = 3;

  private final LoopPort port;
  private final OnLost onLost;
  private final Consumer<List<?>> onPush;

  private final Silence silence;
  private final RedisStateMachine machine = new RedisStateMachine();
  private final ReplyTree tree = new ReplyTree();

  /** The calls not written yet. */
  private final ArrayDeque<Request> queued = new ArrayDeque<>();

  /** The calls that were written; replies come in this order. */
  private final ArrayDeque<Request> owed = new ArrayDeque<>();

  private @Nullable ChannelHandlerContext context;
  private @Nullable RedisException lost;
  private @Nullable Consumer<@Nullable Object> listener;
  private @Nullable Throwable unreadable;
  private boolean flushing;
  private boolean inPush;
  private boolean machineIsIdle = true;

  /** The end of the time for the replies that are owed; null unless it is retired. */
  private @Nullable Handle closing;

  long id;

  /** Runs when a reply less is owed. */
  Runnable onLess = () -> {};

  Link(LoopPort port, long silence, OnLost onLost, Consumer<List<?>> onPush) {
    this.port = port;
    this.silence = new Silence(port, this, silence);
    this.onLost = onLost;
    this.onPush = onPush;
    machine.setProtocolVersion(ProtocolVersion.RESP3);
    setCumulator(MERGE_CUMULATOR);
  }

  @Override
  public void handlerAdded(ChannelHandlerContext ctx) {
    context = ctx;
    silence.broken();
  }

  // Writing.

  @Override
  public void send(Request request) {
    if (lost != null) {
      request.failed(lost);
      return;
    }
    queued.add(request);
    leaveAfter(owed.isEmpty() ? 0 : 1);
  }

  @Override
  public void sendAll(List<Request> requests) {
    if (lost != null) {
      requests.forEach(each -> each.failed(lost));
      return;
    }
    queued.addAll(requests);
    leaveAfter(0);
  }

  private void leaveAfter(int passes) {
    if (!flushing) flushAfter(mayHaveEnded() ? LOOK : passes);
  }

  /**
   * Returns whether the server may have closed it unseen, as it does while a loop is blocked: what
   * is written then may have been carried out, for all that is known.
   */
  boolean mayHaveEnded() {
    return owed.isEmpty() && silence.length() > UNSEEN;
  }

  private void flushAfter(int passes) {
    flushing = passes > 0;
    if (flushing) port.execute(() -> flushAfter(passes - 1));
    else flush();
  }

  private void flush() {
    var ctx = context;
    while (ctx != null && lost == null && !queued.isEmpty() && ctx.channel().isWritable()) {
      if (owed.isEmpty()) silence.broken();
      var buffer = ctx.alloc().buffer(256);
      while (!queued.isEmpty() && buffer.readableBytes() < SLICE) encode(queued.poll(), buffer);
      if (buffer.isReadable()) ctx.writeAndFlush(buffer);
      else buffer.release();
      silence.watch();
    }
  }

  private void encode(Request request, ByteBuf buffer) {
    if (request.givenUp()) {
      onLess.run();
      return;
    }
    request.sent++;
    if (listener == null) owed.add(request);
    Encoding.encode(request.words, buffer);
  }

  @Override
  public void channelWritabilityChanged(ChannelHandlerContext ctx) {
    flush();
    ctx.fireChannelWritabilityChanged();
  }

  // Reading.

  @Override
  protected void decode(ChannelHandlerContext ctx, ByteBuf in, List<Object> out) {
    silence.broken();
    while (in.isReadable() && lost == null) {
      if (machineIsIdle) inPush = in.getByte(in.readerIndex()) == '>';
      if (!step(in)) {
        if (in.readableBytes() > LONGEST) garbage("a reply of more than 512 MiB", null);
        return;
      }
      take();
    }
  }

  private boolean step(ByteBuf in) {
    try {
      machineIsIdle = machine.decode(in, tree, e -> unreadable = e);
      if (unreadable != null) garbage("a reply that cannot be read", unreadable);
      return machineIsIdle;
    } catch (RuntimeException e) { // what is no RESP, or nested too deep
      garbage("bytes that are no reply of Redis", e);
      return false;
    }
  }

  private void garbage(String what, @Nullable Throwable cause) {
    lose(
        new InvalidResponseException(
            "%s sent %s: is it a Redis server?".formatted(this, what), cause));
  }

  private void take() {
    var reply = tree.take();
    if (listener != null) listener.accept(reply);
    else if (inPush && reply instanceof List<?> push) onPush.accept(push);
    else if (owed.isEmpty()) garbage("a reply that nobody asked for", null);
    else answer(reply);
    if (closing != null && owed.isEmpty()) close();
  }

  private void answer(@Nullable Object reply) {
    owed.poll().answered(reply);
    onLess.run();
    // The reply that came may have had all the time it wanted; the next one has not.
    silence.watch();
  }

  @Override
  public void listen(Consumer<@Nullable Object> listener) {
    this.listener = listener;
    if (lost != null) listener.accept(lost);
  }

  @Override
  public void reading(boolean on) {
    if (context != null) context.channel().config().setAutoRead(on);
  }

  // The end.

  /** {@return what the next reply is for; null: none is owed, or nobody will ever be answered} */
  @Nullable Request owedNext() {
    return lost != null || listener != null ? null : owed.peek();
  }

  void timeOut(long limit) {
    var text =
        "Timeout reading from %s: no byte in %d ms while %d replies are owed; the outcome of what was written is unknown"
            .formatted(this, limit / 1_000_000, owed.size());
    lose(Texts.timeout(text));
  }

  private void lose(RedisException why) {
    if (lost != null) return;
    lost = why;
    silence.end();
    if (closing != null) closing.cancel();
    var unwritten = new ArrayList<>(queued);
    var written = new ArrayList<>(owed);
    queued.clear();
    owed.clear();
    if (context != null) context.close();
    onLost.lost(unwritten, written, why);
    if (listener != null) listener.accept(why);
  }

  @Override
  public void channelInactive(ChannelHandlerContext ctx) throws Exception {
    super.channelInactive(ctx);
    lose(new RedisConnectionException("Connection closed by server: %s".formatted(this)));
  }

  @Override
  protected void handlerRemoved0(ChannelHandlerContext ctx) {
    machine.close();
  }

  @Override
  public void exceptionCaught(ChannelHandlerContext ctx, Throwable cause) {
    lose(
        new RedisConnectionException(
            "Connection lost: %s: %s".formatted(this, cause.getMessage()), cause));
  }

  @Override
  public boolean isOpen() {
    return lost == null && closing == null;
  }

  /** Throws what it was lost by: its end may have come together with the last reply. */
  void mustBeOpen() {
    if (lost != null) throw lost;
  }

  @Override
  public int pending() {
    return queued.size() + owed.size();
  }

  @Override
  public long id() {
    return id;
  }

  /** {@return for how long nothing has come, in nanoseconds} */
  long idle() {
    return silence.length();
  }

  @Override
  public void close() {
    lose(new RedisConnectionException("Connection closed: %s".formatted(this)));
  }

  @Override
  public void retire() {
    if (pending() == 0) close();
    else if (closing == null) closing = port.schedule(SECOND, this::close);
  }

  @Override
  public String toString() {
    return context == null ? "unconnected" : String.valueOf(context.channel().remoteAddress());
  }
}
