package dev.asyncio4j.http;

import dev.asyncio4j.CheckReturnValue;
import dev.asyncio4j.Coroutine;
import java.nio.charset.Charset;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Reads the content of one part.
 *
 * <p><i>Python:</i> {@code aiohttp.BodyPartReader}. Every read fails with {@link
 * dev.asyncio4j.exceptions.IncompleteReadException} if the body ends within the part, and with
 * {@link IllegalArgumentException} if the part is malformed.
 *
 * <p><b>Cancellation:</b> a cancelled {@code readChunk} takes nothing; the others lose what they
 * had collected.
 *
 * <p><b>Thread and loop:</b> on the loop of the body, one task at a time.
 *
 * <pre>{@code
 * void store(BodyPartReader part) {
 *   while (!part.atEof()) handle(await(part.readChunk(64 * 1024)));
 * }
 * }</pre>
 */
public non-sealed interface BodyPartReader extends BodyPart {
  /** {@return the name of the form's field} */
  Optional<String> name();

  /** {@return the name of the file, as it was sent: percent-encoded by most} */
  Optional<String> filename();

  /**
   * Returns all that was not read yet.
   *
   * @return the bytes, as they were sent
   */
  @CheckReturnValue
  default Coroutine<byte[]> read() {
    return read(false);
  }

  /**
   * Returns all that was not read yet.
   *
   * <p><i>Python:</i> {@code read(decode=)}.
   *
   * @param decode whether {@link #decode} is applied
   * @return the bytes
   */
  @CheckReturnValue
  Coroutine<byte[]> read(boolean decode);

  /**
   * Returns the next bytes; of base64 always whole groups of four.
   *
   * @param size how many at most, 1 or more; of base64 also what ends its last group
   * @return the bytes, as they were sent; empty at the end of the part only
   */
  @CheckReturnValue
  Coroutine<byte[]> readChunk(int size);

  /**
   * Returns the next line.
   *
   * @return with its end; empty at the end of the part only
   * @throws IllegalArgumentException when awaited, if it has more than 64 KiB
   */
  @CheckReturnValue
  Coroutine<byte[]> readLine();

  /**
   * Returns what was not read yet, decoded, as a text.
   *
   * @return the text, by the charset of the part, of the form, else UTF-8
   * @throws IllegalArgumentException when awaited, if it is not in that charset
   */
  @CheckReturnValue
  Coroutine<String> text();

  /**
   * Returns what was not read yet, decoded, as a text.
   *
   * @param charset of the text
   * @return the text
   * @throws IllegalArgumentException when awaited, if it is not in that charset
   */
  @CheckReturnValue
  Coroutine<String> text(Charset charset);

  /**
   * Returns what was not read yet, decoded, as JSON.
   *
   * @return maps, lists, strings, numbers, booleans or null; null if there is nothing
   * @throws IllegalArgumentException when awaited, if it is not JSON
   */
  @CheckReturnValue
  Coroutine<@Nullable Object> json();

  /**
   * Returns what was not read yet, decoded, as an urlencoded form.
   *
   * @return its fields, in order
   */
  @CheckReturnValue
  Coroutine<MultiDict<String>> form();

  /**
   * Decodes bytes of the part by its Content-Transfer-Encoding and Content-Encoding.
   *
   * @param data such as a chunk
   * @return the content
   * @throws IllegalArgumentException if an encoding is unknown, or the data is not in it
   */
  byte[] decode(byte[] data);

  /** {@return whether all has been read} */
  boolean atEof();
}
