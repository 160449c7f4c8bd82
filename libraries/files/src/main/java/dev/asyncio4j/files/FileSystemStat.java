package dev.asyncio4j.files;

import java.io.IOException;
import java.nio.file.FileStore;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * The room on what a file is on.
 *
 * <p><i>Python:</i> {@code os.statvfs_result}, in bytes instead of blocks.
 *
 * @param blockSize of the file system, in bytes; 0 if it has none
 * @param total all room, in bytes
 * @param free room that is not used, in bytes
 * @param available room that this process may use, in bytes
 * @param readOnly whether nothing can be written
 * @param type of the file system, such as {@code ext4}
 */
public record FileSystemStat(
    long blockSize, long total, long free, long available, boolean readOnly, String type) {
  static FileSystemStat of(Path path) throws IOException {
    FileStore store = Files.getFileStore(path);
    return new FileSystemStat(
        blockSize(store),
        store.getTotalSpace(),
        store.getUnallocatedSpace(),
        store.getUsableSpace(),
        store.isReadOnly(),
        store.type());
  }

  private static long blockSize(FileStore store) throws IOException {
    try {
      return store.getBlockSize();
    } catch (UnsupportedOperationException e) {
      return 0;
    }
  }
}
