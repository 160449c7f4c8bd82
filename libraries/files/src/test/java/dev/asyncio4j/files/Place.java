package dev.asyncio4j.files;

import com.google.common.jimfs.Configuration;
import com.google.common.jimfs.Jimfs;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;

/** The file systems that each row of the behaviours is tested on. */
enum Place {
  DISK {
    @Override
    Path folder() {
      try {
        Path folder = Files.createTempDirectory("asyncio4j-files-test");
        AtExit.add(folder);
        return folder;
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      }
    }
  },
  JIMFS {
    @Override
    Path folder() {
      return Jimfs.newFileSystem(
              Configuration.unix().toBuilder()
                  .setAttributeViews("basic", "owner", "posix", "unix")
                  .build())
          .getPath("")
          .toAbsolutePath();
    }
  };

  /** An empty folder, which goes with the JVM. */
  abstract Path folder();

  /** A file with some bytes, in a folder of its own. */
  Path file(byte[] content) {
    try {
      Path folder = folder();
      Files.createDirectories(folder);
      return Files.write(folder.resolve("text"), content);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** A file with some text in UTF-8, in a folder of its own. */
  Path file(String content) {
    return file(content.getBytes(StandardCharsets.UTF_8));
  }
}
