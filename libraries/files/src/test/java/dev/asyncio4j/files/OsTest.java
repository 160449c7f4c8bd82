package dev.asyncio4j.files;

import static dev.asyncio4j.Asyncio.async;
import static dev.asyncio4j.Asyncio.await;
import static dev.asyncio4j.Asyncio.createTask;
import static dev.asyncio4j.Asyncio.each;
import static dev.asyncio4j.Asyncio.gatherOutcomes;
import static dev.asyncio4j.Asyncio.run;
import static dev.asyncio4j.testing.Virtual.virtual;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.asyncio4j.testing.Ends;
import java.nio.file.DirectoryNotEmptyException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.NotDirectoryException;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class OsTest {
  @ParameterizedTest
  @EnumSource
  @DisplayName(
      "FILE-28 listdir and scandir give what is there; links and vanished entries are told")
  void listing(Place place) {
    Path folder = place.folder();
    virtual(
        () -> {
          await(AsyncOs.makedirs(folder.resolve("d"), false));
          await(AsyncFiles.writeText(folder.resolve("f"), "12345"));
          await(AsyncOs.symlink(folder.resolve("f"), folder.resolve("l")));
          await(AsyncOs.symlink(folder.resolve("none"), folder.resolve("b")));
          assertThat(await(AsyncOs.listdir(folder))).containsExactlyInAnyOrder("d", "f", "l", "b");
          for (DirEntry entry : await(AsyncOs.scandir(folder))) {
            assertThat(entry.isDirectory()).isEqualTo(entry.name().equals("d"));
            assertThat(entry.isFile()).isEqualTo("fl".contains(entry.name()));
            assertThat(entry.isSymbolicLink()).isEqualTo("lb".contains(entry.name()));
            if (entry.name().equals("l")) assertThat(await(entry.stat()).size()).isEqualTo(5);
          }
          assertThat(DirEntry.of(folder.resolve("vanished")).isFile()).isFalse();
          assertThatThrownBy(() -> await(AsyncOs.listdir(folder.resolve("f"))))
              .hasCauseInstanceOf(NotDirectoryException.class);
        });
  }

  @ParameterizedTest
  @EnumSource
  @DisplayName("FILE-29 folders are made and removed with Python's rules")
  void folders(Place place) {
    Path folder = place.folder();
    virtual(
        () -> {
          Path deep = folder.resolve("a/b/c");
          await(AsyncOs.makedirs(deep, false));
          await(AsyncOs.makedirs(deep, true));
          assertThatThrownBy(() -> await(AsyncOs.makedirs(deep, false)))
              .hasCauseInstanceOf(FileAlreadyExistsException.class);
          await(AsyncFiles.writeText(folder.resolve("f"), "x"));
          assertThatThrownBy(() -> await(AsyncOs.makedirs(folder.resolve("f"), true)))
              .hasCauseInstanceOf(FileAlreadyExistsException.class);
          assertThatThrownBy(() -> await(AsyncOs.rmdir(folder.resolve("a"))))
              .hasCauseInstanceOf(DirectoryNotEmptyException.class);
          assertThatThrownBy(() -> await(AsyncOs.rmdir(folder.resolve("f"))))
              .hasCauseInstanceOf(NotDirectoryException.class);
          assertThatThrownBy(() -> await(AsyncOs.remove(folder.resolve("a"))))
              .hasMessageContaining("Is a directory");
          await(AsyncOs.removedirs(deep));
          assertThat(await(AsyncOs.listdir(folder))).containsExactly("f");
          await(AsyncOs.mkdir(folder.resolve("m"), PosixFilePermissions.fromString("rwx------")));
          assertThatThrownBy(() -> await(AsyncOs.mkdir(folder.resolve("m"))))
              .hasCauseInstanceOf(FileAlreadyExistsException.class);
          assertThatThrownBy(() -> await(AsyncOs.mkdir(folder.resolve("x/y"))))
              .hasCauseInstanceOf(NoSuchFileException.class);
        });
  }

  @ParameterizedTest
  @EnumSource
  @DisplayName("FILE-30 rename and replace put a file in the place of another one")
  void renaming(Place place) {
    Path folder = place.folder();
    virtual(
        () -> {
          await(AsyncOs.makedirs(folder, true));
          Path a = folder.resolve("a");
          Path b = folder.resolve("b");
          await(AsyncFiles.writeText(a, "a"));
          await(AsyncFiles.writeText(b, "b"));
          await(AsyncOs.rename(a, b));
          assertThat(await(AsyncFiles.readText(b))).isEqualTo("a");
          await(AsyncFiles.writeText(a, "a2"));
          await(AsyncOs.replace(a, b));
          assertThat(await(AsyncFiles.readText(b))).isEqualTo("a2");
          assertThatThrownBy(() -> await(AsyncOs.rename(a, b)))
              .hasCauseInstanceOf(NoSuchFileException.class);
          await(AsyncOs.renames(b, folder.resolve("new/deep/c")));
          await(AsyncOs.renames(folder.resolve("new/deep/c"), folder.resolve("d")));
          assertThat(await(AsyncOs.listdir(folder))).containsExactly("d");
        });
  }

  @ParameterizedTest
  @EnumSource
  @DisplayName(
      "FILE-31 questions: broken links do not exist, access never throws, links are followed")
  void questions(Place place) {
    Path folder = place.folder();
    virtual(
        () -> {
          await(AsyncOs.makedirs(folder, true));
          Path file = folder.resolve("f");
          Path link = folder.resolve("l");
          Path broken = folder.resolve("b");
          await(AsyncFiles.writeText(file, "12345"));
          await(AsyncOs.symlink(file, link));
          await(AsyncOs.symlink(folder.resolve("none"), broken));
          assertThat(await(AsyncOs.exists(broken))).isFalse();
          assertThat(await(AsyncOs.lexists(broken))).isTrue();
          assertThat(await(AsyncOs.exists(file.resolve("below")))).isFalse();
          assertThat(await(AsyncOs.access(file, AccessMode.READ, AccessMode.WRITE))).isTrue();
          assertThat(await(AsyncOs.access(broken))).isFalse();
          assertThat(await(AsyncOs.samefile(file, link))).isTrue();
          assertThat(await(AsyncOs.islink(link))).isTrue();
          assertThat(await(AsyncOs.isfile(link))).isTrue();
          assertThat(await(AsyncOs.isdir(folder))).isTrue();
          assertThat(await(AsyncOs.readlink(link)).toString()).endsWith("f");
          assertThat(await(AsyncOs.getsize(link))).isEqualTo(5);
          try (var one = await(AsyncFiles.open(file));
              var two = await(AsyncFiles.open(link))) {
            assertThat(await(AsyncOs.sameopenfile(one, two))).isTrue();
          }
        });
  }

  @Test
  @DisplayName("FILE-31 what only the disk has: stat, links, mounts, room, the working folder")
  void whatTheDiskHas() {
    Path folder = Place.DISK.folder();
    virtual(
        () -> {
          Path file = folder.resolve("f");
          await(AsyncFiles.writeText(file, "12345"));
          await(AsyncOs.chmod(file, PosixFilePermissions.fromString("rw-r-----")));
          await(AsyncOs.link(file, folder.resolve("hard")));
          FileStat stat = await(AsyncOs.stat(file));
          assertThat(stat.size()).isEqualTo(5);
          assertThat(stat.mode()).isEqualTo(0100640);
          assertThat(stat.links()).isEqualTo(2);
          assertThat(stat.inode()).isEqualTo(await(AsyncOs.stat(folder.resolve("hard"))).inode());
          assertThat(await(AsyncOs.ismount(Path.of("/")))).isTrue();
          assertThat(await(AsyncOs.ismount(folder))).isFalse();
          assertThat(await(AsyncOs.statvfs(folder)).total()).isPositive();
          assertThat(await(AsyncOs.getcwd())).isEqualTo(Path.of("").toAbsolutePath());
          assertThat(await(AsyncOs.abspath(Path.of("/a/../b")))).isEqualTo(Path.of("/b"));
          Instant then = Instant.parse("2020-01-01T00:00:00Z");
          await(AsyncOs.utime(file, then, then.plusSeconds(1)));
          assertThat(await(AsyncOs.getatime(file))).isEqualTo(then);
          assertThat(await(AsyncOs.getmtime(file))).isEqualTo(then.plusSeconds(1));
          assertThat(await(AsyncOs.getctime(file))).isAfter(then);
          await(AsyncOs.touch(file));
          assertThat(await(AsyncOs.getmtime(file))).isAfter(then.plusSeconds(1));
          await(AsyncOs.truncate(file, 2));
          await(AsyncOs.truncate(file, 4));
          assertThat(await(AsyncFiles.readBytes(file))).containsExactly('1', '2', 0, 0);
        });
  }

  @ParameterizedTest
  @EnumSource
  @DisplayName("FILE-36 trees are copied, walked, matched and removed on any file system")
  void trees(Place place) {
    Path folder = place.folder();
    virtual(
        () -> {
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
        });
  }

  @Test
  @DisplayName("FILE-36 a zip file system reads, and writes what it can")
  void zipFiles() throws Exception {
    Path zip = Place.DISK.folder().resolve("a.zip");
    try (var system = FileSystems.newFileSystem(zip, Map.of("create", "true"))) {
      Path inside = system.getPath("/a.txt");
      virtual(
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
  @EnumSource
  @DisplayName("FILE-36 chunks give a file in pieces of one size")
  void chunks(Place place) {
    Path path = place.folder().resolve("c");
    virtual(
        () -> {
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
        });
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

  @Test
  @DisplayName("FILE-01 a call of the system blocks no loop: it runs on a thread")
  void callsRunOnThreads() {
    run(
        async(
            () -> {
              Thread[] thread = {null};
              await(Disk.run(() -> thread[0] = Thread.currentThread()));
              assertThat(thread[0]).isNotEqualTo(Thread.currentThread());
            }));
  }
}
