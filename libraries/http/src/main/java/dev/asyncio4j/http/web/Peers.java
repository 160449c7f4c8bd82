package dev.asyncio4j.http.web;

import java.net.Inet6Address;
import java.net.InetSocketAddress;
import java.net.SocketAddress;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Addresses as text; no name is looked up. */
final class Peers {
  private Peers() {}

  static @Nullable String remote(Optional<? extends SocketAddress> address) {
    if (address.isEmpty()) return null;
    var text = text(address.get());
    return text.isEmpty() ? null : text;
  }

  /** The host for a URL. */
  static String host(Optional<? extends SocketAddress> address) {
    if (address.isEmpty()) return "";
    boolean isSix =
        address.get() instanceof InetSocketAddress inet
            && inet.getAddress() instanceof Inet6Address;
    return isSix ? "[" + text(address.get()) + "]" : text(address.get());
  }

  private static String text(SocketAddress address) {
    return address instanceof InetSocketAddress inet && inet.getAddress() != null
        ? inet.getAddress().getHostAddress()
        : address.toString();
  }
}
