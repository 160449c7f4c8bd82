package dev.asyncio4j.netty;

import io.netty.channel.Channel;
import java.net.SocketAddress;
import java.nio.channels.SelectionKey;
import org.jspecify.annotations.Nullable;

/**
 * What is known of a channel of a group.
 *
 * <p><i>Python:</i> what {@code repr(transport)} says.
 *
 * @param id names the channel in its group
 * @param local the address of this side; empty if it has none
 * @param remote the address of the other side; empty if it has none
 * @param open whether it is open
 * @param reading whether the loop watches for bytes or connections that come
 * @param writing whether the loop watches for room to write, as more is to be written
 */
public record ChannelInfo(
    String id, String local, String remote, boolean open, boolean reading, boolean writing) {
  private static final int READING = SelectionKey.OP_READ | SelectionKey.OP_ACCEPT;

  static ChannelInfo of(LoopRegistration registration) {
    int interest = registration.interestOps();
    var unsafe = (Channel.Unsafe) registration.handle;
    return new ChannelInfo(
        unsafe.voidPromise().channel().id().asShortText(),
        text(unsafe.localAddress()),
        text(unsafe.remoteAddress()),
        registration.channel().isOpen(),
        (interest & READING) != 0,
        (interest & SelectionKey.OP_WRITE) != 0);
  }

  private static String text(@Nullable SocketAddress address) {
    return address == null ? "" : address.toString();
  }
}
