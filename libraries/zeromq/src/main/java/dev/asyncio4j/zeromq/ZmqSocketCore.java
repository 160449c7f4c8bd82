package dev.asyncio4j.zeromq;

import java.nio.channels.SelectableChannel;
import java.util.List;
import java.util.Set;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** The needs from a ZeroMQ engine: a socket that never blocks. */
interface ZmqSocketCore {
  /** Becomes readable when the socket may have become ready; only the engine reads it. */
  SelectableChannel channel();

  /** {@return whether a message can be received; takes what the engine has signalled} */
  boolean isReadable();

  /** {@return whether a message can be sent} */
  boolean isWritable();

  /** {@return a whole message; null if there is none} */
  @Nullable List<byte[]> receive();

  /** {@return whether the message was taken, whole; false if there is no room} */
  boolean send(List<byte[]> parts);

  /** {@return the endpoint, with its real port} */
  String bind(String endpoint);

  void unbind(String endpoint);

  void connect(String endpoint);

  void disconnect(String endpoint);

  void subscribe(byte[] prefix);

  void unsubscribe(byte[] prefix);

  /** {@return a socket that receives the events of this one, of some kinds} */
  ZmqSocketCore monitor(Set<ZmqEvent.Kind> kinds);

  /** Calls {@code listener} on the loop's turn if the engine dies before the socket is closed. */
  void onFailure(Consumer<ZmqException> listener);

  /** Sends no more events. */
  void stopMonitor();

  /** Closes the socket; messages are kept for the linger time. */
  void close();
}
