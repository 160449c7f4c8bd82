package dev.asyncio4j.http.wire;

import dev.asyncio4j.http.Headers;

/**
 * A request without its body, checked.
 *
 * @param method in upper case
 * @param target as sent
 * @param minor the version is 1.{@code minor}
 * @param headers all of them
 * @param keepAlive whether the client will send more requests
 * @param upgrade whether the client asks for another protocol
 * @param length of the body in bytes, or {@link BodyLength#CHUNKED}; 0: none
 */
public record RequestHead(
    String method,
    String target,
    int minor,
    Headers headers,
    boolean keepAlive,
    boolean upgrade,
    long length) {
  /** {@return whether a body follows} */
  public boolean hasBody() {
    return length != 0;
  }
}
