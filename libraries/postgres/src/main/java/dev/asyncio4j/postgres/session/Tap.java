package dev.asyncio4j.postgres.session;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

import dev.asyncio4j.postgres.ProtocolException;
import io.netty.buffer.ByteBuf;
import io.netty.channel.Channel;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelInboundHandlerAdapter;
import java.util.BitSet;
import org.jspecify.annotations.Nullable;

/**
 * Sees the server's messages before the client below does: cuts them, has {@link Messages} read
 * those that the client tells too little of, and takes out those that it does not know.
 *
 * <pre>
 *   PROBING --S or N, alone--> TLS --first message--> TALKING
 *   PROBING --first message--> TALKING
 *   any --what is no message--> BROKEN
 * </pre>
 */
final class Tap extends ChannelInboundHandlerAdapter {
  private enum State {
    PROBING,
    TLS,
    TALKING,
    BROKEN
  }

  private static final int HEAD = 5;
  private static final int LONGEST = 1 << 30;
  private static final BitSet KNOWN = new BitSet();

  static {
    "RKSZTDCENAItn123sGHWdcVv".chars().forEach(KNOWN::set);
  }

  final Channel channel;
  private final Messages messages;
  private State state = State.PROBING;

  /** The beginning of a message whose rest is to come. */
  private @Nullable ByteBuf held;

  /** The bytes to come of a row that was passed on in part. */
  private int passing;

  Tap(Channel channel, Messages messages) {
    this.channel = channel;
    this.messages = messages;
  }

  @Override
  public void channelRead(ChannelHandlerContext ctx, Object message) {
    if (!(message instanceof ByteBuf)) {
      ctx.fireChannelRead(message);
      return;
    }
    var in = joined(ctx, (ByteBuf) message);
    try {
      if (state == State.BROKEN) in.release();
      else if (isAnswerToTls(in)) ctx.fireChannelRead(in);
      else cut(ctx, in);
    } catch (ProtocolException e) {
      in.release();
      state = State.BROKEN;
      messages.broken(e);
      ctx.fireExceptionCaught(e);
      ctx.close();
    }
  }

  private ByteBuf joined(ChannelHandlerContext ctx, ByteBuf in) {
    var before = held;
    if (before == null) return in;
    held = null;
    var both = ctx.alloc().buffer(before.readableBytes() + in.readableBytes());
    both.writeBytes(before).writeBytes(in);
    before.release();
    in.release();
    return both;
  }

  /** Bytes that follow in the clear would be taken for what comes over TLS. */
  private boolean isAnswerToTls(ByteBuf in) {
    if (state != State.PROBING) return false;
    byte first = in.getByte(in.readerIndex());
    if (first != 'S' && (first != 'N' || in.readableBytes() > 1)) return false;
    if (in.readableBytes() > 1)
      throw new ProtocolException(
          "received unencrypted data after the answer to the request for TLS");
    state = State.TLS;
    return true;
  }

  private void cut(ChannelHandlerContext ctx, ByteBuf in) {
    int from = in.readerIndex(); // of what is not passed on yet
    int at = from;
    int end = in.writerIndex();
    int rest = Math.min(passing, end - at);
    passing -= rest;
    at += rest;
    while (end - at >= HEAD) {
      byte type = in.getByte(at);
      int length = in.getInt(at + 1);
      if (type != 'D' || length < 4 || length > LONGEST) check(in, at, type, length);
      int next = at + 1 + length;
      if (next > end) {
        if (type != 'D') break;
        passing = next - end;
        at = end;
        break;
      }
      if (type != 'D' && messages.take(type, in, at + HEAD, next)) { // rows are the most
        pass(ctx, in, from, at);
        from = next;
      }
      at = next;
    }
    if (at < end) held = in.copy(at, end - at);
    if (from == in.readerIndex() && at == end) {
      ctx.fireChannelRead(in);
      return;
    }
    pass(ctx, in, from, at);
    in.release();
  }

  private void check(ByteBuf in, int at, byte type, int length) {
    if (type > 0 && KNOWN.get(type) && length >= 4 && length <= LONGEST) {
      state = State.TALKING;
      return;
    }
    int shown = Math.min(in.writerIndex() - at, 16);
    var bytes = in.toString(at, shown, ISO_8859_1).replaceAll("[^ -~]", ".");
    throw new ProtocolException(
        "the peer does not speak PostgreSQL's protocol: got \"%s\"".formatted(bytes));
  }

  private static void pass(ChannelHandlerContext ctx, ByteBuf in, int from, int to) {
    if (to > from) ctx.fireChannelRead(in.retainedSlice(from, to - from));
  }

  @Override
  public void channelWritabilityChanged(ChannelHandlerContext ctx) {
    messages.writable(channel.isWritable());
    ctx.fireChannelWritabilityChanged();
  }

  @Override
  public void handlerRemoved(ChannelHandlerContext ctx) {
    if (held != null) held.release();
    held = null;
  }
}
