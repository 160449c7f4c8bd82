package dev.asyncio4j.http.web;

import dev.asyncio4j.http.Headers;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * A field of a form that was posted.
 *
 * <p><i>Python:</i> a {@code str} or a {@code web.FileField} of {@code await request.post()}.
 *
 * <pre>{@code
 * Handler upload = request -> {
 *   var form = await(request.post());
 *   return form.get("file") instanceof FormValue.FileField file
 *       ? Response.text(file.filename())
 *       : Response.text("no file").status(400);
 * };
 * }</pre>
 */
public sealed interface FormValue {
  /**
   * A field of text.
   *
   * @param value decoded
   */
  record Text(String value) implements FormValue {
    @Override
    public String toString() {
      return value;
    }
  }

  /**
   * A field with a file, which is there until the reply has been sent.
   *
   * @param name of the field
   * @param filename as the client calls it: never a path to trust
   * @param contentType as the client calls it
   * @param headers of the part
   * @param file where it is kept meanwhile
   */
  record FileField(String name, String filename, String contentType, Headers headers, Path file)
      implements FormValue {
    /**
     * Opens the file; reading blocks, so it belongs into {@code toThread}.
     *
     * @return a new stream, which the caller closes
     * @throws IOException if it cannot be read
     */
    public InputStream open() throws IOException {
      return Files.newInputStream(file);
    }
  }
}
