package dev.asyncio4j.http.web;

import java.nio.file.Path;

/**
 * A response with a file: whole or in part, or only the word that the client has it already.
 *
 * <p><i>Python:</i> {@code web.FileResponse}. It looks at {@code If-Match} and the other conditions
 * and at {@code Range}, and prefers {@code name.br} and {@code name.gz} beside the file if the
 * client accepts them. A missing file is a 404, one that cannot be read a 403. The system sends the
 * file by itself where it can; nothing of it is done on the loop's thread.
 *
 * <pre>{@code
 * Handler download = request -> FileResponse.of(Path.of("report.pdf"))
 *     .header("Content-Disposition", "attachment");
 * }</pre>
 */
public interface FileResponse extends StreamResponse {
  /**
   * Makes a response.
   *
   * @param file what is sent; the type is told by its name
   * @return a new response
   */
  static FileResponse of(Path file) {
    return of(file, FileOptions.defaults());
  }

  /**
   * Makes a response with options.
   *
   * @param file what is sent; the type is told by its name
   * @param options how it is read
   * @return a new response
   */
  static FileResponse of(Path file, FileOptions options) {
    return new FileResponseImpl(file, options);
  }
}
