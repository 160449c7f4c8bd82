package dev.asyncio4j.architecture;

import static com.tngtech.archunit.base.DescribedPredicate.describe;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaClass;
import dev.asyncio4j.rules.Once;
import java.util.Arrays;
import java.util.HashSet;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * The rooms of the engine and what each may use: arrows point one way, from the bottom of the table
 * to its top. The package {@code dev.asyncio4j.impl} itself, the roof, puts the parts together and
 * may see all.
 */
@Once
class LayersTest {
  private static final String ENGINE = "dev.asyncio4j.impl";

  /** A room, and those above it in this table that it may use. */
  private static final String ROOMS =
      """
      loop:
      watch: loop
      fibers: loop watch
      tasks: loop watch fibers
      inspect: loop watch fibers tasks
      waiting: loop fibers tasks
      iteration: loop fibers tasks waiting
      remote: loop tasks
      threads: loop fibers tasks remote
      signals: loop fibers tasks
      sync: loop tasks
      queues: loop tasks sync
      streams: loop tasks
      net.channel: loop tasks threads streams
      net.datagram: loop tasks streams net.channel
      net.tcp: loop tasks waiting streams net.channel
      net.tls: loop tasks streams net.tcp
      net.file: loop tasks threads streams net.channel net.tcp net.tls
      net.connections: loop fibers tasks waiting streams net.channel net.tcp net.tls
      net: tasks streams net.channel net.datagram net.tcp net.tls net.file net.connections
      process.child: signals
      process.posix: process.child
      process.pipes: loop tasks streams
      process.pool: loop remote threads process.child
      process: loop fibers tasks threads signals streams process.child process.posix process.pipes process.pool
      lowlevel: loop tasks threads
      bridge: loop fibers tasks waiting iteration threads queues
      """;

  static Stream<String> rooms() {
    return ROOMS.lines();
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("rooms")
  void aRoomUsesOnlyThoseOfItsRow(String row) {
    var room = nameOf(row);
    var allowed = new HashSet<>(Set.of(row.split("[: ]+")));
    noClasses()
        .that()
        .resideInAPackage(ENGINE + "." + room)
        .should()
        .dependOnClassesThat(
            describe(
                "lie in another room", type -> isOfEngine(type) && !allowed.contains(roomOf(type))))
        .check(Jars.ALL);
  }

  @Test
  void aRowNamesOnlyRoomsAboveIt() {
    var above = new HashSet<String>();
    ROOMS
        .lines()
        .forEach(
            row -> {
              var used = Arrays.stream(row.split("[: ]+")).skip(1).toList();
              assertThat(above).as(row).containsAll(used);
              above.add(nameOf(row));
            });
  }

  @Test
  void everyRoomHasItsRow() {
    var found =
        Jars.ALL.stream()
            .filter(LayersTest::isOfEngine)
            .map(LayersTest::roomOf)
            .collect(Collectors.toCollection(TreeSet::new));
    found.remove(""); // the roof
    assertThat(found).isEqualTo(ROOMS.lines().map(LayersTest::nameOf).collect(Collectors.toSet()));
  }

  @Test
  void theEngineDoesNotUseTheKotlinFace() {
    noClasses()
        .that()
        .resideInAPackage(ENGINE + "..")
        .should()
        .dependOnClassesThat()
        .resideInAPackage("dev.asyncio4j.kotlin..")
        .check(Jars.ALL);
  }

  /** The rules above would hold of nothing; the classes must really have been read. */
  @Test
  void theRulesSawBothJars() {
    assertThat(Jars.ALL.stream().filter(Jars::ofApi)).isNotEmpty();
    assertThat(Jars.ALL.stream().map(JavaClass::getPackageName)).contains(ENGINE);
  }

  private static String nameOf(String row) {
    return row.substring(0, row.indexOf(':'));
  }

  private static boolean isOfEngine(JavaClass type) {
    return (type.getPackageName() + ".").startsWith(ENGINE + ".");
  }

  /** Empty for the roof. */
  private static String roomOf(JavaClass type) {
    return type.getPackageName().substring(ENGINE.length()).replaceFirst("^\\.", "");
  }
}
