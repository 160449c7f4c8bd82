package dev.asyncio4j.http;

import static java.nio.charset.StandardCharsets.UTF_8;

import org.jspecify.annotations.Nullable;

/**
 * One message of a WebSocket.
 *
 * <p><i>Python:</i> {@code aiohttp.WSMessage}. {@code msg.data} is read by its type: {@link #text},
 * {@link #bytes}, {@link #code} or {@link #error}.
 *
 * <p><b>Thread and loop:</b> for any thread; an array is not copied.
 *
 * <pre>{@code
 * static void print(WsMessage message) {
 *   if (message.type() == WsMessageType.TEXT) System.out.println(message.text());
 * }
 * }</pre>
 *
 * @param type its kind, which tells the type of the data
 * @param data what each {@link WsMessageType} says; null for {@code CLOSING} and {@code CLOSED}
 * @param extra the reason of a {@code CLOSE}; "" for what else comes from the peer; null for what
 *     does not
 */
public record WsMessage(WsMessageType type, @Nullable Object data, @Nullable String extra) {
  /**
   * Returns the text of a {@code TEXT}.
   *
   * @return the text
   * @throws WsMessageTypeException if it is another message
   */
  public String text() {
    if (type == WsMessageType.TEXT && data instanceof byte[] bytes) return new String(bytes, UTF_8);
    return data(String.class, "TEXT");
  }

  /**
   * Returns the bytes of a {@code BINARY}, {@code PING} or {@code PONG}, or of a text that is not
   * decoded.
   *
   * @return the bytes, not copied
   * @throws WsMessageTypeException if it is another message
   */
  public byte[] bytes() {
    return data(byte[].class, "BINARY");
  }

  /**
   * Returns the code of a {@code CLOSE}.
   *
   * @return the code, see {@link WsCloseCode}; 0 if the peer gave none
   * @throws WsMessageTypeException if it is another message
   */
  public int code() {
    return data(Integer.class, "CLOSE");
  }

  /**
   * Returns the failure of an {@code ERROR}.
   *
   * @return the failure
   * @throws WsMessageTypeException if it is another message
   */
  public Throwable error() {
    return data(Throwable.class, "ERROR");
  }

  /**
   * Returns the text, read as JSON.
   *
   * @return maps, lists, strings, numbers, booleans or null
   * @throws WsMessageTypeException if it is no text
   * @throws IllegalArgumentException if it is not JSON
   */
  public @Nullable Object json() {
    return JsonCodec.builtIn().decode(text());
  }

  /**
   * Returns the text, read as JSON of a type.
   *
   * @param <T> the type
   * @param type such as a record
   * @return the value
   * @throws WsMessageTypeException if it is no text
   * @throws IllegalArgumentException if it is not JSON, or does not fit
   */
  public <T> @Nullable T json(Class<T> type) {
    return JsonCodec.builtIn().decode(text(), type);
  }

  private <T> T data(Class<T> wanted, String name) {
    if (wanted.isInstance(data)) return wanted.cast(data);
    throw new WsMessageTypeException("Received message " + told() + " is not " + name);
  }

  /** {@return type and data, as errors tell them: no bytes} */
  String told() {
    return type + ":" + (data instanceof byte[] bytes ? bytes.length + " bytes" : data);
  }
}
