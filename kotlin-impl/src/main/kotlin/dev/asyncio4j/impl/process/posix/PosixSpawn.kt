package dev.asyncio4j.impl.process.posix

import dev.asyncio4j.impl.process.child.Child
import dev.asyncio4j.impl.process.child.ChildText
import dev.asyncio4j.impl.process.child.NamedPipe
import dev.asyncio4j.impl.process.child.Program
import dev.asyncio4j.impl.process.child.ProgramSearch
import dev.asyncio4j.impl.process.child.close
import dev.asyncio4j.subprocess.ProcessOptions
import dev.asyncio4j.subprocess.Stdio
import java.io.FileInputStream
import java.io.FileOutputStream
import java.nio.channels.Pipe
import java.util.concurrent.Executor

/**
 * The start of a child by `posix_spawn` of Linux: as the JDK starts it, but without the helper
 * program that the JDK runs in between.
 */
internal class PosixSpawn private constructor(private val posix: Posix) {
  private val spawn = posix.function("posix_spawnp", 6)
  private val initActions = posix.function("posix_spawn_file_actions_init", 1)
  private val destroyActions = posix.function("posix_spawn_file_actions_destroy", 1)
  private val addOpen = posix.function("posix_spawn_file_actions_addopen", 5)
  private val addDup2 = posix.function("posix_spawn_file_actions_adddup2", 3)
  private val addChdir = posix.function("posix_spawn_file_actions_addchdir_np", 2)
  private val addCloseFrom = posix.function("posix_spawn_file_actions_addclosefrom_np", 2)
  private val initAttributes = posix.function("posix_spawnattr_init", 1)
  private val setFlags = posix.function("posix_spawnattr_setflags", 2)
  private val setGroup = posix.function("posix_spawnattr_setpgroup", 2)
  private val setSignalMask = posix.function("posix_spawnattr_setsigmask", 2)
  private val waitid = posix.function("waitid", 4)
  private val waitpid = posix.function("waitpid", 3)
  private val copy = posix.function("memcpy", 3)
  private val openPipes = ChildPipes(posix)
  private val environ = posix.addressOfVariable("environ")

  /**
   * Starts a child, for whose exit a thread of [exitWaits] waits; returns null if a descriptor
   * cannot be told for certain.
   */
  fun start(program: Program, options: ProcessOptions, exitWaits: Executor): Child? {
    val stdio = listOf(options.stdin(), options.stdout(), options.stderr())
    for (fd in stdio.indices) (stdio[fd] as? Stdio.File)?.let { tryToOpen(it, reads = fd == 0) }
    val pipes = arrayOfNulls<Pipe>(stdio.size)
    try {
      val numbers = IntArray(stdio.size)
      for (fd in stdio.indices) {
        if (stdio[fd] == Stdio.PIPE) numbers[fd] = openPipes.open(fd, pipes) ?: return null
      }
      val pid =
        spawn(program, options, stdio, numbers)
          ?: spawn(ofShell(program, options), options, stdio, numbers)!!
      for (fd in stdio.indices) pipes[fd]?.childsEnd(fd)?.close()
      val process = PosixProcess(pid, exitWaits, ::awaitEnd, ::reap)
      val (stdin, stdout, stderr) = pipes
      pipes.fill(null) // the child's now
      return Child(process, process.exit, stdin?.sink(), stdout?.source(), stderr?.source())
    } finally {
      pipes.forEach { it?.close() }
    }
  }

  /** Tries to open a file first, as the system's error would not tell which file it is about. */
  private fun tryToOpen(stdio: Stdio.File, reads: Boolean) {
    val file = stdio.path.toFile()
    if (file.exists() && !file.isFile && !file.isDirectory)
      return // a pipe's other end would notice
    val stream = if (reads) FileInputStream(file) else FileOutputStream(file, stdio.append)
    stream.close()
  }

  /** Spawns; returns null if the program is no binary and has no `#!`. */
  private fun spawn(
    program: Program,
    options: ProcessOptions,
    stdio: List<Stdio>,
    numbers: IntArray,
  ): Long? {
    val file = ChildText.encoded(program.file)
    val arguments = program.arguments.map(ChildText::encoded)
    val environment = options.environment()?.map { ChildText.encoded("${it.key}=${it.value}") }
    val directory = options.directory()?.let { ChildText.encoded("$it") }
    val files = stdio.map { (it as? Stdio.File)?.let { ChildText.encoded("${it.path}") } }
    val texts =
      arguments + environment.orEmpty() + listOfNotNull(directory, file) + files.filterNotNull()
    return NativeMemory.keptFor(posix, NativeMemory.sizeOf(texts) + FIXED) { memory ->
      val actions = memory.zeros(STRUCTURE)
      checked(initActions(actions))
      addStreams(actions, stdio, numbers, files, memory)
      directory?.let { checked(addChdir(actions, memory.string(it))) }
      checked(addCloseFrom(actions, STDERR + 1L))
      val pid = memory.zeros(Long.SIZE_BYTES)
      val error =
        spawn(
          pid,
          memory.string(file),
          actions,
          attributes(memory, options),
          memory.strings(arguments),
          environment?.let(memory::strings) ?: ownEnvironment(memory),
        )
      destroyActions(actions)
      if (error == ENOEXEC && program.file != SHELL) return@keptFor null
      posix.check(error, "Cannot run program \"${program.file}\"")
      memory.int(pid).toLong()
    }
  }

  /** Returns a script without `#!` as the shell's, which the JDK makes of it, too. */
  private fun ofShell(script: Program, options: ProcessOptions): Program {
    val file = ProgramSearch(options).find(script.file)
    return Program(SHELL, listOf(SHELL, file) + script.arguments.drop(1))
  }

  private fun addStreams(
    actions: Long,
    stdio: List<Stdio>,
    numbers: IntArray,
    files: List<ByteArray?>,
    memory: NativeMemory,
  ) {
    for (fd in stdio.indices) {
      when (val stream = stdio[fd]) {
        Stdio.PIPE -> checked(addDup2(actions, numbers[fd].toLong(), fd.toLong()))
        Stdio.STDOUT -> checked(addDup2(actions, STDOUT, fd.toLong()))
        Stdio.DEVNULL -> {
          val nothing = memory.string("/dev/null".encodeToByteArray())
          checked(addOpen(actions, fd.toLong(), nothing, if (fd == 0) O_RDONLY else O_WRONLY, 0))
        }
        is Stdio.File -> {
          val name = memory.string(files[fd]!!)
          val flags = if (fd == 0) O_RDONLY else if (stream.append) O_APPEND else O_WRONLY
          checked(addOpen(actions, fd.toLong(), name, flags, 0))
        }
        else -> {} // inherited
      }
    }
  }

  /** Makes the attributes: no signal is blocked, though threads of a JVM block some. */
  private fun attributes(memory: NativeMemory, options: ProcessOptions): Long {
    val attributes = memory.zeros(STRUCTURE)
    var flags = POSIX_SPAWN_SETSIGMASK
    checked(initAttributes(attributes))
    checked(setSignalMask(attributes, memory.zeros(STRUCTURE)))
    if (options.attributes().startNewSession()) flags = flags or POSIX_SPAWN_SETSID
    else
      options.attributes().processGroup()?.let {
        checked(setGroup(attributes, it))
        flags = flags or POSIX_SPAWN_SETPGROUP
      }
    checked(setFlags(attributes, flags))
    return attributes
  }

  /**
   * Copies this process's environment, not by `System.getenv`, which need not have kept each byte.
   */
  private fun ownEnvironment(memory: NativeMemory): Long {
    val pointer = memory.zeros(Long.SIZE_BYTES)
    copy(pointer, environ, Long.SIZE_BYTES.toLong())
    return memory.long(pointer)
  }

  private fun checked(error: Int) = posix.check(error, "posix_spawn cannot be prepared")

  /** Waits until a child has ended; its status stays to be taken. False if that went wrong. */
  private fun awaitEnd(pid: Long): Boolean =
    NativeMemory.keptFor(posix, STRUCTURE) { memory ->
      waitid(P_PID, pid, memory.zeros(STRUCTURE), WEXITED or WNOWAIT) == 0
    }

  /** Takes the status of a child that has ended, which the system forgets then. */
  private fun reap(pid: Long): Int? =
    NativeMemory.keptFor(posix, NativeMemory.sizeOf(emptyList())) { memory ->
      val status = memory.zeros(Int.SIZE_BYTES)
      if (waitpid(pid, status, 0L) == pid.toInt()) memory.int(status) else null
    }

  companion object {
    private const val O_RDONLY = 0L
    private const val O_WRONLY = 1L
    private const val O_APPEND = 0x401L // and O_WRONLY
    private const val POSIX_SPAWN_SETPGROUP = 2L
    private const val POSIX_SPAWN_SETSIGMASK = 8L
    private const val POSIX_SPAWN_SETSID = 0x80L
    private const val P_PID = 1L
    private const val WEXITED = 4L
    private const val WNOWAIT = 0x1000000L
    private const val ENOEXEC = 8
    private const val SHELL = "/bin/sh"
    private const val STDOUT = 1L
    private const val STDERR = 2

    /** A size in bytes that no structure of these functions exceeds. */
    private const val STRUCTURE = 512
    private const val FIXED = 4 * STRUCTURE

    /** The one instance; null where only the JDK can start children. */
    val available: PosixSpawn? by lazy {
      try {
        if (NamedPipe.available) Posix.system?.let(::PosixSpawn) else null
      } catch (_: ReflectiveOperationException) {
        null // another C library, or an older one
      }
    }
  }
}
