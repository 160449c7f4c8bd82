package dev.asyncio4j.impl.process.pool

import java.io.File

/** The command line of a JVM that has this one's classes: its class path, or its modules. */
internal object WorkerCommand {
  private val main = WorkerMain::class.java
  private val layer: ModuleLayer = ModuleLayer.boot()

  fun of(jvmOptions: List<String>): List<String> = listOf(java()) + jvmOptions + classes()

  private fun java(): String {
    val home = System.getProperty("java.home")
    checkNotNull(home) {
      "the process pool starts JVMs, and a native image has none: java.home is not set"
    }
    val names = listOf("java", "java.exe").map { File(home, "bin${File.separator}$it") }
    val file = names.firstOrNull(File::canExecute)
    checkNotNull(file) {
      "the process pool starts JVMs, but ${names.first()} is missing: " +
        "make the image without --strip-native-commands"
    }
    return file.path
  }

  private fun classes(): List<String> {
    val path = option("-cp", "java.class.path")
    val module = main.module
    if (module.isNamed && module.layer === layer) {
      val all = layer.modules().joinToString(",") { it.name }
      val modules = option("-p", "jdk.module.path") + listOf("--add-modules", all)
      return path + modules + listOf("-m", "${module.name}/${main.name}")
    }
    if (isReachable(main.name)) return path + main.name
    return path + (throughSpringBoot() ?: throw outOfReach())
  }

  private fun isReachable(name: String): Boolean {
    val system = ClassLoader.getSystemClassLoader()
    if (name == main.name && main.classLoader === system) return true
    return system.getResource(name.replace('.', '/') + ".class") != null
  }

  private fun option(name: String, property: String): List<String> {
    val value = System.getProperty(property)
    return if (value.isNullOrEmpty()) emptyList() else listOf(name, value)
  }

  /** The launcher of a Spring Boot jar that can start any class of it. */
  private fun throughSpringBoot(): List<String>? =
    listOf("launch.PropertiesLauncher", "PropertiesLauncher")
      .map { "org.springframework.boot.loader.$it" }
      .firstOrNull(::isReachable)
      ?.let { listOf("-Dloader.main=${main.name}", it) }

  private fun outOfReach(): Throwable {
    val place = main.protectionDomain.codeSource?.location
    return IllegalStateException(
      "the process pool cannot start JVMs that have its classes: ${main.classLoader} has loaded " +
        "them from $place, which is not on the class path " +
        "(${System.getProperty("java.class.path")}); put the application's jars on the class " +
        "path, for instance by unpacking the jar that holds them"
    )
  }
}
