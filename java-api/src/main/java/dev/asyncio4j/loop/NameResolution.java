package dev.asyncio4j.loop;

import dev.asyncio4j.CheckReturnValue;
import dev.asyncio4j.Coroutine;
import java.net.InetSocketAddress;
import java.util.List;

/** Names and addresses: a part of {@link EventLoop}. */
public interface NameResolution {
  /**
   * Looks the addresses of a host up, in the default executor.
   *
   * <p><i>Python:</i> {@code loop.getaddrinfo(host, port)}; addresses in place of 5-tuples. What is
   * an address already is not looked up. In debug mode the log tells how long each look-up took.
   *
   * <p><b>Cancellation:</b> ends the wait; the look-up goes on and its result is dropped.
   *
   * @param host a name or an address; empty for the loopback interface
   * @param port the port of the results, 0 to 65535
   * @return the coroutine to await, which gives one address or more
   * @throws java.io.UncheckedIOException when awaited, if the name is unknown
   */
  @CheckReturnValue
  Coroutine<List<InetSocketAddress>> getAddrInfo(String host, int port);

  /**
   * Looks the name of an address up, in the default executor.
   *
   * <p><i>Python:</i> {@code loop.getnameinfo(sockaddr)}; the service is its number.
   *
   * <p><b>Cancellation:</b> ends the wait; the look-up goes on and its result is dropped.
   *
   * @param address resolved
   * @return the coroutine to await; the host is the address itself if it has no name
   */
  @CheckReturnValue
  Coroutine<NameInfo> getNameInfo(InetSocketAddress address);
}
