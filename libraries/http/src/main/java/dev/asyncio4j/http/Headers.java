package dev.asyncio4j.http;

import dev.asyncio4j.http.internal.HeaderList;

/**
 * The header fields of a message, in order; their names have no case.
 *
 * <p><i>Python:</i> {@code CIMultiDict}. Names and values are checked when they are put in: what
 * would break a message never gets into one. Those of a message that came cannot be changed; {@link
 * #copy} can.
 *
 * <p><b>Thread and loop:</b> not for several threads.
 *
 * <pre>{@code
 * Headers headers = Headers.of("Accept", "text/html").add("X-Trace", "7");
 * String accept = headers.get("accept");
 * }</pre>
 */
public interface Headers extends MultiDict<String> {
  /** {@return new headers, without a field} */
  static Headers create() {
    return new HeaderList();
  }

  /**
   * Returns new headers with some fields.
   *
   * @param nameValue names and values in turn
   * @return the headers
   * @throws IllegalArgumentException if a name has no value, or one of them a character that is not
   *     allowed
   */
  static Headers of(String... nameValue) {
    if (nameValue.length % 2 != 0) {
      throw new IllegalArgumentException(
          "names and values come in pairs, got " + nameValue.length + ": add the last one's value");
    }
    Headers headers = create();
    for (int i = 0; i < nameValue.length; i += 2) headers.add(nameValue[i], nameValue[i + 1]);
    return headers;
  }

  /**
   * Adds a field, beside those of the same name.
   *
   * @param name a token of RFC 9110
   * @param value without line ends and other control characters
   * @return this
   * @throws IllegalArgumentException if one of them has a character that is not allowed
   * @throws UnsupportedOperationException if these are a received message's
   */
  Headers add(String name, String value);

  /**
   * Sets a field, in place of all those of the same name.
   *
   * @param name a token of RFC 9110
   * @param value without line ends and other control characters
   * @return this
   * @throws IllegalArgumentException if one of them has a character that is not allowed
   * @throws UnsupportedOperationException if these are a received message's
   */
  Headers set(String name, String value);

  /**
   * Sets a field unless there is one of its name.
   *
   * @param name a token of RFC 9110
   * @param value without line ends and other control characters
   * @return this
   * @throws IllegalArgumentException if one of them has a character that is not allowed
   * @throws UnsupportedOperationException if these are a received message's
   */
  default Headers setIfAbsent(String name, String value) {
    return contains(name) ? this : add(name, value);
  }

  /**
   * Removes all fields of a name.
   *
   * @param name the name
   * @return this
   * @throws UnsupportedOperationException if these are a received message's
   */
  Headers remove(String name);

  /** {@return a copy, which can be changed} */
  Headers copy();
}
