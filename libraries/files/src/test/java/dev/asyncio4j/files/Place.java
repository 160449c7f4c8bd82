package dev.asyncio4j.files;

import com.google.common.jimfs.Configuration;
import com.google.common.jimfs.Jimfs;
import java.io.IOException;
import java.io.UncheckedIOException;
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
          .getPath("/work");
    }
  };

  /** An empty folder, which goes with the JVM. */
  abstract Path folder();
}
