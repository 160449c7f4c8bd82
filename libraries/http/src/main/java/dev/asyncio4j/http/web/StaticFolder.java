package dev.asyncio4j.http.web;

import java.io.IOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Base64;
import org.jspecify.annotations.Nullable;

/** The files under a folder, and none outside of it. All of this blocks. */
final class StaticFolder {
  private final Path root;
  private final boolean followSymlinks;

  StaticFolder(Path root, boolean followSymlinks) {
    this.root = root;
    this.followSymlinks = followSymlinks;
  }

  /**
   * Finds a file or folder by a client's name for it.
   *
   * @throws HttpException.NotFound if there is none, or it lies outside
   * @throws HttpException.Forbidden if it may not be looked at
   */
  Path find(String name) {
    try {
      var relative = Path.of(name);
      if (relative.isAbsolute() || relative.getRoot() != null) throw new HttpException.NotFound();
      var path = root.resolve(relative);
      if (followSymlinks) {
        // the name itself may not lead out, its links may
        if (!path.normalize().startsWith(root)) throw new HttpException.NotFound();
        return path.normalize().toRealPath();
      }
      var real = path.toRealPath();
      if (!real.startsWith(root)) throw new HttpException.NotFound();
      return real;
    } catch (AccessDeniedException denied) {
      throw new HttpException.Forbidden();
    } catch (InvalidPathException | IOException none) {
      throw new HttpException.NotFound();
    }
  }

  /** A hash of a file's content; null: there is no such file. */
  @Nullable String version(String name) {
    try {
      var hash = MessageDigest.getInstance("SHA-256").digest(Files.readAllBytes(find(name)));
      return Base64.getUrlEncoder().encodeToString(hash);
    } catch (HttpException | IOException none) {
      return null;
    } catch (NoSuchAlgorithmException e) {
      throw new AssertionError("every JDK has SHA-256", e);
    }
  }

  /** A page with the files of a folder. */
  String index(Path folder, String prefix) throws IOException {
    var relative = root.relativize(folder).toString().replace('\\', '/');
    var title = "Index of /" + escape(relative);
    var items = new StringBuilder();
    try (var files = Files.list(folder)) {
      for (var file : files.sorted().toList()) {
        var path = Paths.quote(prefix + "/" + root.relativize(file).toString().replace('\\', '/'));
        var name = file.getFileName() + (Files.isDirectory(file) ? "/" : "");
        items.append("<li><a href=\"%s\">%s</a></li>\n".formatted(escape(path), escape(name)));
      }
    }
    return """
    <html>
    <head>
    <title>%1$s</title>
    </head>
    <body>
    <h1>%1$s</h1>
    <ul>
    %2$s</ul>
    </body>
    </html>
    """
        .formatted(title, items);
  }

  private static String escape(String text) {
    return text.replace("&", "&amp;")
        .replace("<", "&lt;")
        .replace(">", "&gt;")
        .replace("\"", "&quot;")
        .replace("'", "&#x27;");
  }
}
