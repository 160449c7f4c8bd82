package dev.asyncio4j.postgres.session;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.netty.buffer.ByteBuf;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelOutboundHandlerAdapter;
import io.netty.channel.ChannelPromise;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashMap;
import java.util.Map;

/**
 * Puts the names that users have chosen for prepared statements in the place of those that the
 * client below makes up. It stands on connections with such names only.
 */
final class StatementNames extends ChannelOutboundHandlerAdapter {
  private record Wish(String sql, String name) {}

  /** Names for statements that are prepared next. */
  private final Deque<Wish> wishes = new ArrayDeque<>();

  /** Chosen names, by those that the client below uses. */
  private final Map<String, String> chosen = new HashMap<>();

  void expect(String sql, String name) {
    wishes.add(new Wish(sql, name));
  }

  @Override
  public void write(ChannelHandlerContext ctx, Object message, ChannelPromise promise) {
    if (message instanceof ByteBuf in) {
      var out = ctx.alloc().buffer(in.readableBytes() + 64);
      while (in.isReadable()) copy(in, out);
      in.release();
      ctx.write(out, promise);
    } else ctx.write(message, promise);
  }

  /** Copies a message: its type, its length, which counts itself, and a body. */
  private void copy(ByteBuf in, ByteBuf out) {
    byte type = in.readByte();
    int length = in.readInt();
    int end = in.readerIndex() - 4 + length;
    int nameAt = nameAt(type, in);
    var name = nameAt < 0 ? "" : text(in, nameAt);
    if (type == 'P') grant(name, text(in, nameAt + name.length() + 1));
    var other = type == 'C' ? chosen.remove(name) : chosen.get(name);
    out.writeByte(type);
    if (other == null) {
      out.writeInt(length).writeBytes(in, length - 4);
      return;
    }
    var bytes = other.getBytes(UTF_8);
    out.writeInt(length + bytes.length - name.length());
    out.writeBytes(in, nameAt - in.readerIndex()).writeBytes(bytes);
    in.skipBytes(name.length());
    out.writeBytes(in, end - in.readerIndex());
  }

  private void grant(String made, String sql) {
    var wish = wishes.peek();
    if (wish == null || made.isEmpty() || !wish.sql().equals(sql)) return;
    wishes.remove();
    chosen.put(made, wish.name());
  }

  /** {@return where the name of a statement begins, which is of ASCII; -1: there is none} */
  private static int nameAt(byte type, ByteBuf in) {
    int at = in.readerIndex();
    return switch (type) {
      case 'P' -> at; // Parse
      case 'B' -> in.indexOf(at, in.writerIndex(), (byte) 0) + 1; // Bind: after the portal's
      case 'D', 'C' -> in.getByte(at) == 'S' ? at + 1 : -1; // Describe, Close
      default -> -1;
    };
  }

  private static String text(ByteBuf in, int from) {
    int zero = in.indexOf(from, in.writerIndex(), (byte) 0);
    return in.toString(from, zero - from, UTF_8);
  }
}
