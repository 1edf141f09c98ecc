"""edit.py ARCHIVE PATTERN OLD NEW OUT: the archive with OLD replaced in the first file whose name and text match;
status 1 if there is none. NEW '-' leaves the file out."""
import fnmatch
import sys
import zipfile

source, pattern, old, new, target = sys.argv[1:]
done = False
with zipfile.ZipFile(source) as archive, zipfile.ZipFile(target, "w") as copy:
    for name in archive.namelist():
        text = archive.read(name).decode("utf-8")
        if not done and fnmatch.fnmatch(name, pattern) and old in text:
            done = True
            if new == "-":
                continue
            text = text.replace(old, new, 1)
        copy.writestr(name, text)
sys.exit(not done)
