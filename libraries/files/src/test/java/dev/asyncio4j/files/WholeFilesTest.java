package dev.asyncio4j.files;

import static dev.asyncio4j.Asyncio.await;
import static dev.asyncio4j.Asyncio.createTask;
import static dev.asyncio4j.Asyncio.each;
import static dev.asyncio4j.Asyncio.gatherOutcomes;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.asyncio4j.testing.AsyncExtension;
import dev.asyncio4j.testing.AsyncTest;
import dev.asyncio4j.testing.AsyncTests;
import dev.asyncio4j.testing.Ends;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Whole files and trees: copied, walked, matched, sent and removed. */
class WholeFilesTest {
  @ParameterizedTest
  @ExtendWith(AsyncExtension.class)
  @EnumSource
  @DisplayName("FILE-36 trees are copied, walked, matched and removed on any file system")
  void trees(Place place) {
    Path folder = place.folder();
    await(AsyncOs.makedirs(folder.resolve("t/a"), true));
    await(AsyncFiles.writeText(folder.resolve("t/a/1.txt"), "1"));
    await(AsyncFiles.writeText(folder.resolve("t/2.md"), "2"));
    await(AsyncOs.copyTree(folder.resolve("t"), folder.resolve("u")));
    await(AsyncOs.copy(folder.resolve("t/2.md"), folder.resolve("u/a")));
    Path root = folder.resolve("u");
    List<Path> walked = await(AsyncFiles.walk(root, 9).toList());
    assertThat(walked.get(0)).isEqualTo(root);
    assertThat(walked).hasSize(5);
    assertThat(walked.indexOf(root.resolve("a")))
        .isLessThan(walked.indexOf(root.resolve("a/1.txt")));
    assertThat(await(AsyncFiles.walk(root, 0).toList())).containsExactly(root);
    assertThat(await(AsyncFiles.glob(root, "**.txt").toList()))
        .containsExactly(root.resolve("a/1.txt"));
    assertThat(await(AsyncFiles.lines(root.resolve("2.md")).toList())).containsExactly("2");
    await(AsyncOs.removeTree(root));
    assertThat(await(AsyncOs.exists(root))).isFalse();
    assertThatThrownBy(() -> await(AsyncOs.removeTree(root)))
        .hasCauseInstanceOf(NoSuchFileException.class);
    assertThatThrownBy(() -> await(AsyncFiles.walk(root, 1).toList()))
        .hasCauseInstanceOf(NoSuchFileException.class);
  }

  @Test
  @DisplayName("FILE-36 a zip file system reads, and writes what it can")
  void zipFiles() throws Exception {
    Path zip = Place.DISK.folder().resolve("a.zip");
    try (var system = FileSystems.newFileSystem(zip, Map.of("create", "true"))) {
      Path inside = system.getPath("/a.txt");
      AsyncTests.run(
          () -> {
            await(AsyncFiles.writeText(inside, "one\ntwo\n"));
            try (var file = await(AsyncFiles.open(inside))) {
              assertThat(await(file.readLines())).containsExactly("one\n", "two\n");
              assertThat(await(file.seekable())).isTrue();
            }
            try (var file = await(AsyncFiles.openBinary(inside, "r"))) {
              assertThat(await(file.read())).hasSize(8);
            }
            assertThat(await(AsyncOs.stat(inside)).inode()).isZero();
          });
    }
  }

  @ParameterizedTest
  @ExtendWith(AsyncExtension.class)
  @EnumSource
  @DisplayName("FILE-36 chunks give a file in pieces of one size")
  void chunks(Place place) {
    Path path = place.folder().resolve("c");
    await(AsyncOs.makedirs(path.getParent(), true));
    await(AsyncFiles.writeBytes(path, new byte[2_500_000]));
    int total = 0;
    int count = 0;
    for (byte[] chunk : each(AsyncFiles.chunks(path, 1000))) {
      total += chunk.length;
      count++;
    }
    assertThat(total).isEqualTo(2_500_000);
    assertThat(count).isEqualTo(2500);
    assertThatThrownBy(() -> AsyncFiles.chunks(path, 0))
        .isInstanceOf(IllegalArgumentException.class);
  }

  @ParameterizedTest
  @EnumSource
  @DisplayName("FILE-35 sendfile sends a part of a file of any provider, and tells how much")
  void sendfile(Place place) throws Exception {
    Path path = place.folder().resolve("s");
    Files.createDirectories(path.getParent());
    Files.writeString(path, "0123456789".repeat(100));
    Ends.connected(
        (client, server) -> {
          try (var file = await(AsyncFiles.openBinary(path, "r"))) {
            assertThat(await(file.read(4))).hasSize(4);
            client.writer().write(Ends.bytes("head "));
            assertThat(await(AsyncOs.sendfile(client.writer(), file, 5, 10))).isEqualTo(10);
            assertThat(await(AsyncOs.sendfile(client.writer(), file, 995, 100))).isEqualTo(5);
            assertThat(await(AsyncOs.sendfile(client.writer(), file, 0, 0))).isZero();
            assertThat(await(file.tell())).isEqualTo(4);
            client.writer().write(Ends.bytes(" tail"));
            assertThat(Ends.text(await(server.reader().readExactly(25))))
                .isEqualTo("head 567890123456789 tail");
          }
        });
  }

  @Test
  @DisplayName("FILE-35 a cancelled sendfile leaves the writer and the file to be used")
  void aCancelledSendfile() throws Exception {
    Path path = Place.DISK.folder().resolve("s");
    Files.write(path, new byte[8 << 20]);
    Ends.connected(
        (client, server) -> {
          try (var file = await(AsyncFiles.openBinary(path, "r"))) {
            var sending = createTask(AsyncOs.sendfile(client.writer(), file, 0, 8 << 20));
            Ends.settle();
            sending.cancel();
            assertThat(await(gatherOutcomes(List.of(sending)))).hasSize(1);
            client.writer().write(Ends.bytes("end"));
            client.writer().writeEof();
            byte[] all = await(server.reader().read(-1));
            assertThat(Ends.text(all)).endsWith("end");
            assertThat(await(file.tell())).isZero();
          }
        });
  }

  @AsyncTest
  @DisplayName("FILE-08 a binary file without a buffer has lines, and is read no byte further")
  void linesWithoutABuffer() throws Exception {
    Path path = Place.DISK.folder().resolve("a");
    Files.writeString(path, "one\ntwo\nend");
    var raw = OpenOptions.defaults().buffering(0);
    try (var file = await(AsyncFiles.openBinary(path, "r", raw))) {
      assertThat(await(file.readLine())).asString().isEqualTo("one\n");
      assertThat(await(file.tell())).isEqualTo(4);
      var rest = new ArrayList<String>();
      for (var line : each(file)) rest.add(new String(line));
      assertThat(rest).containsExactly("two\n", "end");
    }
  }
}
