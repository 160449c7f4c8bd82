package dev.asyncio4j.files;

import java.nio.charset.Charset;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermission;
import java.util.Set;
import java.util.concurrent.ExecutorService;
import org.jspecify.annotations.Nullable;

/**
 * Options of temporary files and folders; each wither gives a changed copy.
 *
 * <p><i>Python:</i> the arguments of {@code tempfile.NamedTemporaryFile} and its kin.
 *
 * <p><b>Thread and loop:</b> immutable, for any thread.
 *
 * <pre>{@code
 * var options = TempOptions.defaults().prefix("upload-").suffix(".part").delete(false);
 * try (var file = await(TempFiles.namedTemporaryFile(options))) {
 *   await(file.write(data));
 * }
 * }</pre>
 *
 * @param mode of the file; null: {@code w+}
 * @param prefix the start of the name
 * @param suffix the end of the name
 * @param directory where it is; null: the system's folder for such files
 * @param delete whether the file goes when it is closed
 * @param deleteOnClose false: {@code closeAsync} leaves the file, and only {@code close} deletes it
 * @param open charset, errors, newlines, buffer, threads, permissions
 */
public record TempOptions(
    @Nullable String mode,
    String prefix,
    String suffix,
    @Nullable Path directory,
    boolean delete,
    boolean deleteOnClose,
    OpenOptions open) {
  private static final TempOptions DEFAULTS =
      new TempOptions(null, "tmp", "", null, true, true, OpenOptions.defaults());

  /**
   * Checks the values; {@link #defaults()} and the withers read better.
   *
   * @param mode or null
   * @param prefix without a separator
   * @param suffix without a separator
   * @param directory or null
   * @param delete true by default
   * @param deleteOnClose true by default
   * @param open the defaults by default
   * @throws IllegalArgumentException if the prefix or suffix has a separator of folders
   */
  public TempOptions {
    check("prefix", prefix);
    check("suffix", suffix);
  }

  private static void check(String what, String part) {
    if (part.indexOf('/') >= 0 || part.indexOf('\\') >= 0) {
      throw new IllegalArgumentException(
          what + " has a path separator: '" + part + "': name the folder with directory(…)");
    }
  }

  /**
   * Returns the defaults: {@code w+}, a name that begins with {@code tmp}, deleted at close.
   *
   * @return the defaults
   */
  public static TempOptions defaults() {
    return DEFAULTS;
  }

  /**
   * Sets the mode.
   *
   * @param mode as {@code open} has it
   * @return a changed copy
   */
  public TempOptions mode(String mode) {
    return new TempOptions(mode, prefix, suffix, directory, delete, deleteOnClose, open);
  }

  /**
   * Sets the start of the name.
   *
   * @param prefix without a separator
   * @return a changed copy
   * @throws IllegalArgumentException if it has a separator of folders
   */
  public TempOptions prefix(String prefix) {
    return new TempOptions(mode, prefix, suffix, directory, delete, deleteOnClose, open);
  }

  /**
   * Sets the end of the name.
   *
   * @param suffix without a separator
   * @return a changed copy
   * @throws IllegalArgumentException if it has a separator of folders
   */
  public TempOptions suffix(String suffix) {
    return new TempOptions(mode, prefix, suffix, directory, delete, deleteOnClose, open);
  }

  /**
   * Sets where the file or folder is made.
   *
   * <p><i>Python:</i> {@code dir}.
   *
   * @param directory an existing folder of any file system
   * @return a changed copy
   */
  public TempOptions directory(Path directory) {
    return new TempOptions(mode, prefix, suffix, directory, delete, deleteOnClose, open);
  }

  /**
   * Sets whether the file goes when it is closed.
   *
   * @param delete false: it stays for ever
   * @return a changed copy
   */
  public TempOptions delete(boolean delete) {
    return new TempOptions(mode, prefix, suffix, directory, delete, deleteOnClose, open);
  }

  /**
   * Sets which close deletes.
   *
   * @param deleteOnClose false: {@code closeAsync} leaves the file, so that others can open it, and
   *     the {@code close} of try-with-resources deletes it
   * @return a changed copy
   */
  public TempOptions deleteOnClose(boolean deleteOnClose) {
    return new TempOptions(mode, prefix, suffix, directory, delete, deleteOnClose, open);
  }

  /**
   * Sets the charset of a text file.
   *
   * @param charset of the text
   * @return a changed copy
   */
  public TempOptions encoding(Charset charset) {
    return opened(open.encoding(charset));
  }

  /**
   * Sets what becomes of bytes and characters that the charset does not have.
   *
   * @param errors STRICT by default
   * @return a changed copy
   */
  public TempOptions errors(DecodeErrors errors) {
    return opened(open.errors(errors));
  }

  /**
   * Sets the line ends of a text file.
   *
   * @param newline UNIVERSAL by default
   * @return a changed copy
   */
  public TempOptions newline(Newline newline) {
    return opened(open.newline(newline));
  }

  /**
   * Sets how writes are buffered.
   *
   * @param bytes as {@link OpenOptions#buffering(int)}
   * @return a changed copy
   * @throws IllegalArgumentException if it is less than -1
   */
  public TempOptions buffering(int bytes) {
    return opened(open.buffering(bytes));
  }

  /**
   * Sets where the blocking calls run.
   *
   * @param executor a pool of your own
   * @return a changed copy
   */
  public TempOptions executor(ExecutorService executor) {
    return opened(open.executor(executor));
  }

  /**
   * Sets the permissions.
   *
   * @param permissions by default the owner's alone
   * @return a changed copy
   */
  public TempOptions permissions(Set<PosixFilePermission> permissions) {
    return opened(open.permissions(permissions));
  }

  private TempOptions opened(OpenOptions options) {
    return new TempOptions(mode, prefix, suffix, directory, delete, deleteOnClose, options);
  }

  Path folder() {
    return directory != null ? directory : Path.of(System.getProperty("java.io.tmpdir", "."));
  }

  String modeOr(String otherwise) {
    return mode != null ? mode : otherwise;
  }
}
