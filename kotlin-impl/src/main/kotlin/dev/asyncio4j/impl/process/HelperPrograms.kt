package dev.asyncio4j.impl.process

import dev.asyncio4j.impl.process.child.ProgramSearch
import dev.asyncio4j.impl.threads.uninterruptibly
import dev.asyncio4j.subprocess.ProcessOptions
import java.io.File
import java.io.IOException

/**
 * Options that no call for the start of a child has, set by small programs of the system, each of
 * which becomes the next one, and the last one the child's program.
 */
internal class HelperPrograms(private val options: ProcessOptions, private val native: Boolean) {
  private val attributes = options.attributes()
  private val setsid = attributes.startNewSession() && !native
  private val setpriv = attributes.user() != null || attributes.group() != null
  private val shell = attributes.umask() != null

  val needed = setsid || setpriv || shell

  /** Refuses an option that this system cannot set. */
  fun check() {
    supported(attributes.processGroup() == null || attributes.startNewSession() || native) {
      "processGroup needs the system's own call: run on Linux and JDK 22 or later with " +
        "--enable-native-access=ALL-UNNAMED, or use startNewSession(true)"
    }
    supported(!setsid || SETSID != null) {
      "startNewSession needs the system's own call (Linux, JDK 22 or later, with " +
        "--enable-native-access=ALL-UNNAMED) or the program setsid: install it"
    }
    supported(!setpriv || SETPRIV != null) {
      "user and group need the program setpriv of util-linux: install it, or start the program " +
        "by one that changes the user, such as sudo or su"
    }
    supported(!shell || File(SHELL).canExecute()) { "umask needs $SHELL, which is not here" }
    if (shell) options.environment()?.let { it.keys.forEach(::requireShellPasses) }
    if (setpriv) checkUser()
  }

  private fun requireShellPasses(name: String) =
    require(IDENTIFIER.matches(name)) {
      "environment variable '$name' would be lost, as $SHELL sets the umask and passes on only " +
        "names of letters, digits and underscores: leave out the one or the other"
    }

  private inline fun supported(condition: Boolean, message: () -> String) {
    if (!condition) throw UnsupportedOperationException(message())
  }

  /** Checks the user first: its failure would look like the program's. */
  private fun checkUser() {
    val probe = ProcessBuilder(setpriv() + listOf(SHELL, "-c", ":")).redirectErrorStream(true)
    val process = probe.start()
    val output = process.inputStream.readAllBytes().decodeToString().trim()
    if (uninterruptibly(process::waitFor) != 0)
      throw IOException(output.ifEmpty { "setpriv has failed" })
  }

  /**
   * Returns the command line that runs [command], whose program is a file, by way of the helpers.
   */
  fun before(command: List<String>): List<String> = setsid() + setpriv() + umask() + command

  private fun setsid() = if (setsid) listOf(SETSID!!, "--") else emptyList()

  private fun setpriv() =
    if (setpriv)
      listOf(SETPRIV!!) +
        (attributes.user()?.let { listOf("--reuid=$it") } ?: emptyList()) +
        (attributes.group()?.let { listOf("--regid=$it", "--keep-groups") } ?: emptyList()) +
        "--"
    else emptyList()

  private fun umask(): List<String> {
    if (!shell) return emptyList()
    val environment = options.environment() ?: System.getenv()
    val added = SHELLS_OWN.filter { it !in environment }.joinToString(" ")
    val mask = attributes.umask()!!.toString(radix = 8)
    return listOf(SHELL, "-c", "umask $mask; unset $added; exec \"$@\"", SHELL)
  }

  private companion object {
    const val SHELL = "/bin/sh"
    val SETSID by lazy { ProgramSearch.findOwn("setsid") }
    val SETPRIV by lazy { ProgramSearch.findOwn("setpriv") }
    val IDENTIFIER = Regex("[A-Za-z_][A-Za-z0-9_]*")

    /** Variables that shells set. */
    val SHELLS_OWN = listOf("_", "OLDPWD", "PWD", "SHLVL")
  }
}
