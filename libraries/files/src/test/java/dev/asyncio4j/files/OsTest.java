package dev.asyncio4j.files;

import static dev.asyncio4j.Asyncio.await;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.asyncio4j.testing.AsyncExtension;
import dev.asyncio4j.testing.AsyncTest;
import java.nio.file.DirectoryNotEmptyException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.NoSuchFileException;
import java.nio.file.NotDirectoryException;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Instant;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Calls of the system: folders, names, and what it tells of files. */
class OsTest {
  @ParameterizedTest
  @ExtendWith(AsyncExtension.class)
  @EnumSource
  @DisplayName(
      "FILE-28 listdir and scandir give what is there; links and vanished entries are told")
  void listing(Place place) {
    Path folder = place.folder();
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
  }

  @ParameterizedTest
  @ExtendWith(AsyncExtension.class)
  @EnumSource
  @DisplayName("FILE-29 folders are made and removed with Python's rules")
  void folders(Place place) {
    Path folder = place.folder();
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
  }

  @ParameterizedTest
  @ExtendWith(AsyncExtension.class)
  @EnumSource
  @DisplayName("FILE-30 rename and replace put a file in the place of another one")
  void renaming(Place place) {
    Path folder = place.folder();
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
  }

  @ParameterizedTest
  @ExtendWith(AsyncExtension.class)
  @EnumSource
  @DisplayName(
      "FILE-31 questions: broken links do not exist, access never throws, links are followed")
  void questions(Place place) {
    Path folder = place.folder();
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
  }

  @AsyncTest
  @DisplayName("FILE-31 what only the disk has: stat, links, mounts, room, the working folder")
  void whatTheDiskHas() {
    Path folder = Place.DISK.folder();
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
  }

  @AsyncTest(realTime = true)
  @DisplayName("FILE-01 a call of the system blocks no loop: it runs on a thread")
  void callsRunOnThreads() {
    Thread[] thread = {null};
    await(Disk.run(() -> thread[0] = Thread.currentThread()));
    assertThat(thread[0]).isNotEqualTo(Thread.currentThread());
  }
}
