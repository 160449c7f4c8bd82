package dev.asyncio4j.benchmarks;

import dev.asyncio4j.benchmarks.libraries.CacheCosts;
import dev.asyncio4j.benchmarks.libraries.FilesCosts;
import dev.asyncio4j.benchmarks.libraries.FlowCosts;
import dev.asyncio4j.benchmarks.libraries.HazelcastCosts;
import dev.asyncio4j.benchmarks.libraries.JobsCosts;
import dev.asyncio4j.benchmarks.libraries.LettuceCosts;
import dev.asyncio4j.benchmarks.libraries.MemcachedCosts;
import dev.asyncio4j.benchmarks.libraries.NurseriesCosts;
import dev.asyncio4j.benchmarks.libraries.OperatorsCosts;
import dev.asyncio4j.benchmarks.libraries.ProcessesCosts;
import dev.asyncio4j.benchmarks.libraries.RedisCosts;
import dev.asyncio4j.benchmarks.libraries.UnsyncCosts;
import dev.asyncio4j.benchmarks.libraries.ZeromqAlone;
import dev.asyncio4j.benchmarks.libraries.ZeromqCosts;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/**
 * The libraries: the program that measures each, its Python siblings, and what each row aims at.
 *
 * <p>The program and the siblings' script print the same names.
 */
enum Library {
  FILES(
      FilesCosts.class,
      List.of(new Sibling("aiofiles", "asyncio"), new Sibling("aiofiles", "uvloop")),
      List.of(
          new Aim("a line of 20,000, iterated", "≤ 500"),
          new Aim("the same, BufferedReader"),
          new Aim("write of a line", "≤ 500"),
          new Aim("the same, BufferedWriter"),
          new Aim("open, read 230 KB, close", "≤ 60,000"),
          new Aim("readBytes, 230 KB", "≤ 1.3 × the next"),
          new Aim("toThread(readAllBytes), 230 KB"),
          new Aim("read(4 KiB) of 64 MiB", "≤ 1/5 of Python's"),
          new Aim("a chunk of 64 KiB of 64 MiB", "≤ 1.1 × the next"),
          new Aim("the same, FileChannel"))),
  CACHE(
      CacheCosts.class,
      List.of(new Sibling("async_lru", "asyncio"), new Sibling("async_lru", "uvloop")),
      List.of(
          new Aim("a hit", "≤ 60"),
          new Aim("a miss of a function that does nothing", "≤ 1.5 × the next"),
          new Aim("a task, awaited"),
          new Aim("10,000 callers of one key, each", "≤ 300"),
          new Aim("10,000 tasks that do nothing, each"))),
  OPERATORS(
      OperatorsCosts.class,
      List.of(new Sibling("aiostream", "asyncio"), new Sibling("aiostream", "uvloop")),
      List.of(
          new Aim("a plain loop"),
          new Aim("range, map", "≤ 1/10 of Python's"),
          new Aim("range, map, filter, take, enumerate", "≤ 1/10 of Python's"),
          new Aim("range, map, read by each"),
          new Aim("an operator of one's own"),
          new Aim("buffer of 10"),
          new Aim("merge of two", "≤ 2,000"),
          new Aim("zip of two"),
          new Aim("mapConcurrent, limit 10", "≤ 2 × a child"),
          new Aim("mapConcurrent, limit 10, unordered"),
          new Aim("a child of taskGroup"),
          new Aim("flatMap of single items, limit 10"))) {
    @Override
    Optional<Rival> rival() {
      return Optional.of(new Rival("kotlinx Flow", FlowCosts.class));
    }
  },
  NURSERIES(
      NurseriesCosts.class,
      List.of(new Sibling("trio", "trio"), new Sibling("anyio", "asyncio")),
      List.of(
          new Aim("checkpoint", "≤ 1.1 × sleep(0)"),
          new Aim("checkpoint under a deadline"),
          new Aim("sleep(0)"),
          new Aim("moveOnAfter", "≤ 600"),
          new Aim("timeout"),
          new Aim("a child of a nursery, of 1,000", "≤ 1.2 × the next, ≤ 1/8 of trio's"),
          new Aim("a child of taskGroup, of 1,000"),
          new Aim("rendezvous, send and receive", "≤ 1.3 × the next"),
          new Aim("Queue(1), put and get"),
          new Aim("cancel, each of 10,000 sleepers", "≤ 500"))),
  JOBS(
      JobsCosts.class,
      List.of(new Sibling("aiojobs", "asyncio"), new Sibling("aiojobs", "uvloop")),
      List.of(
          new Aim("a task, created and ended"),
          new Aim("a job, spawned and ended", "≤ 1.6 × a task, ≤ 1/5 of Python's"),
          new Aim("a pending job, spawned first"),
          new Aim("a pending job, behind 10,000", "no slower than the first"),
          new Aim("close, each of 10,000 pending", "≤ 2,000"))),
  PROCESSES(
      ProcessesCosts.class,
      List.of(new Sibling("aioprocessing", "asyncio"), new Sibling("aioprocessing", "uvloop")),
      List.of(
          new Aim("coroApply that does nothing", "≤ 100,000"),
          new Aim("coroMap of 100,000, each", "≤ 2 × Python's"),
          new Aim("queues, there and back", "≤ 150,000"),
          new Aim("a lock, in a child", "≤ 100,000"),
          new Aim("a lock, in the parent", "≤ 5,000"),
          new Aim("a child: start and end", "≤ 250,000,000"))),
  UNSYNC(
      UnsyncCosts.class,
      List.of(new Sibling("unsync", "asyncio")),
      List.of(
          new Aim("start and result", "≤ 15,000"),
          new Aim("runCoroutineThreadsafe and get"),
          new Aim("threaded and result", "≤ 1.2 × the next"),
          new Aim("supplyAsync and get"))),
  HAZELCAST(
      HazelcastCosts.class,
      List.of(
          new Sibling("concurrent.futures", "asyncio"),
          new Sibling("concurrent.futures", "uvloop")),
      List.of(
          new Aim("a round trip to the second member", "≤ 1.1 × the next"),
          new Aim("the same, submitToMember(…).get()"),
          new Aim("10,000 at once, each", "≤ the next"),
          new Aim("the same, by 16 threads"),
          new Aim("8 tasks of 200 ms of a core", "≤ Python's"))),
  REDIS(
      RedisCosts.class,
      List.of(new Sibling("redis", "asyncio"), new Sibling("redis", "uvloop")),
      List.of(
          new Aim("GET, 1 task"),
          new Aim("GET, 10 tasks", "≤ 1.15 × Lettuce, ≤ 1/3 of Python's"),
          new Aim("GET, 50 tasks", "≤ 1.15 × Lettuce, ≤ 1/7 of Python's"),
          new Aim("SET, 1 task"),
          new Aim("SET, 10 tasks", "≤ 1.15 × Lettuce"),
          new Aim("SET, 50 tasks", "≤ 1.15 × Lettuce"),
          new Aim("GET in a pipeline of 100", "≤ 1.15 × Lettuce, ≤ 1/3.5 of Python's"),
          new Aim("PUBLISH, and one that listens", "≤ 1.15 × Lettuce"))) {
    @Override
    Optional<Rival> rival() {
      return Optional.of(new Rival("Lettuce alone", LettuceCosts.class));
    }

    @Override
    Optional<String> server() {
      return Optional.of("redis-server");
    }
  },
  MEMCACHED(
      MemcachedCosts.class,
      List.of(new Sibling("aiomcache", "asyncio"), new Sibling("aiomcache", "uvloop")),
      List.of(
          new Aim("get, 1 task"),
          new Aim("get, 10 tasks", "≤ 1/2 of Python's"),
          new Aim("get, 50 tasks", "≤ 1/4 of Python's"),
          new Aim("get, a line for each, 50 tasks"),
          new Aim("set, 1 task"),
          new Aim("set, 10 tasks"),
          new Aim("set, 50 tasks"),
          new Aim("get of 10 KiB, 10 tasks"),
          new Aim("multiGet of 100"))) {
    @Override
    Optional<String> server() {
      return Optional.of("memcached");
    }
  },
  ZEROMQ(
      ZeromqCosts.class,
      List.of(new Sibling("aiozmq", "asyncio"), new Sibling("zmq", "pyzmq")),
      List.of(
          new Aim("a round trip", "≤ 1.4 × aiozmq's"),
          new Aim("a round trip, of 500 at once", "≤ 1/10 of aiozmq's"),
          new Aim("PUSH to PULL, of 10,000", "≤ 1/5 of pyzmq's, ≤ 1.4 × JeroMQ"),
          new Aim("the same, each send awaited"),
          new Aim("a remote call"),
          new Aim("a remote call, of 1,000 at once", "≤ 1/8 of aiozmq's"))) {
    @Override
    Optional<Rival> rival() {
      return Optional.of(new Rival("JeroMQ alone", ZeromqAlone.class));
    }
  };

  /** The most that an operation should cost, in nanoseconds where there is no other word. */
  record Aim(String row, String most) {
    Aim(String row) {
      this(row, Table.NONE);
    }
  }

  /**
   * A program of the JVM that does the same by other means.
   *
   * @param title its name
   * @param program prints the names of the rows, too
   */
  record Rival(String title, Class<?> program) {}

  /**
   * A Python library on a loop.
   *
   * @param module the one that Python imports
   * @param loop the name that the script takes
   */
  record Sibling(String module, String loop) {
    /** The modules that its Python has to have. */
    String imports() {
      return loop.equals("uvloop") ? module + ", uvloop" : module;
    }

    @Override
    public String toString() {
      return loop.equals(module) ? module : module + ", " + loop;
    }
  }

  final Class<?> program;
  final List<Sibling> siblings;
  final List<Aim> aims;

  Library(Class<?> program, List<Sibling> siblings, List<Aim> aims) {
    this.program = program;
    this.siblings = siblings;
    this.aims = aims;
  }

  /** Another program of the JVM that does the same. */
  Optional<Rival> rival() {
    return Optional.empty();
  }

  /** The program that the operations need, on the PATH. */
  Optional<String> server() {
    return Optional.empty();
  }

  /** The name of the module, and of its section. */
  String title() {
    return name().toLowerCase(Locale.ROOT);
  }

  /** The script of the siblings. */
  String script() {
    return title() + "_costs.py";
  }
}
