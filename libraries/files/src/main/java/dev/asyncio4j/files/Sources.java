package dev.asyncio4j.files;

import static dev.asyncio4j.Asyncio.asyncGenerator;
import static dev.asyncio4j.Asyncio.await;
import static dev.asyncio4j.Asyncio.each;

import dev.asyncio4j.AsyncIterable;
import java.io.IOException;
import java.nio.charset.Charset;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.PathMatcher;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;

/** The elements of files and folders, as they are asked for. */
final class Sources {
  /** The number of bytes that one hop to a thread reads ahead of whoever takes pieces. */
  private static final int AHEAD = 1 << 20;

  private Sources() {}

  static AsyncIterable<String> lines(Path path, Charset charset) {
    OpenOptions options = OpenOptions.defaults().encoding(charset);
    return () ->
        asyncGenerator(
            y -> {
              try (var file = await(AsyncFiles.open(path, "r", options))) {
                for (String line : each(file)) y.emit(line);
              }
            });
  }

  static AsyncIterable<byte[]> chunks(Path path, int size) {
    if (size < 1) throw new IllegalArgumentException("size must be at least 1, got " + size);
    int count = Math.max(1, AHEAD / size);
    return () ->
        asyncGenerator(
            y -> {
              try (var file = await(AsyncFiles.openBinary(path, "r"))) {
                List<byte[]> pieces;
                do {
                  pieces = await(((BinaryFile) file).readPieces(size, count));
                  for (byte[] piece : pieces) y.emit(piece);
                } while (pieces.size() == count);
              }
            });
  }

  static AsyncIterable<Path> walk(Path root, int depth) {
    if (depth < 0) throw new IllegalArgumentException("depth must be >= 0, got " + depth);
    return () ->
        asyncGenerator(
            y -> {
              Deque<Place> left = new ArrayDeque<>();
              left.push(new Place(root, depth, await(Disk.call(() -> enters(root, depth)))));
              while (!left.isEmpty()) {
                Place next = left.pop();
                y.emit(next.path);
                if (!next.folder) continue;
                List<Place> inside = await(Disk.call(next::entries));
                for (int i = inside.size() - 1; i >= 0; i--) left.push(inside.get(i));
              }
            });
  }

  static AsyncIterable<Path> glob(Path root, String pattern) {
    PathMatcher matcher = root.getFileSystem().getPathMatcher("glob:" + pattern);
    return walk(root, Integer.MAX_VALUE)
        .filter(path -> !path.equals(root) && matcher.matches(root.relativize(path)));
  }

  private static boolean enters(Path path, int depth) throws IOException {
    Files.readAttributes(path, "isDirectory", LinkOption.NOFOLLOW_LINKS); // or it is missing
    return depth > 0 && Files.isDirectory(path);
  }

  /** A path that is still to be given, and whether what is in it comes after it. */
  private record Place(Path path, int depth, boolean folder) {
    List<Place> entries() throws IOException {
      List<Place> places = new ArrayList<>();
      try (var stream = Files.newDirectoryStream(path)) {
        for (Path entry : stream) {
          boolean enters = depth > 1 && Files.isDirectory(entry, LinkOption.NOFOLLOW_LINKS);
          places.add(new Place(entry, depth - 1, enters));
        }
      }
      return places;
    }
  }
}
