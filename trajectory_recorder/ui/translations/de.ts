<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="de" sourcelanguage="en">
<context>
    <name>Banner</name>
    <message>
        <source>Put this message away</source>
        <translation>Diese Meldung ausblenden</translation>
    </message>
</context>
<context>
    <name>Bar</name>
    <message>
        <source>Recording</source>
        <translation>Aufnahme</translation>
    </message>
    <message>
        <source>Stop</source>
        <translation>Stopp</translation>
    </message>
    <message>
        <source>Mark this moment</source>
        <translation>Diesen Moment markieren</translation>
    </message>
    <message>
        <source>Forget the last 30 seconds</source>
        <translation>Die letzten 30 Sekunden vergessen</translation>
    </message>
    <message>
        <source>Mask: nothing is recorded while it is held, or until the next click</source>
        <translation>Maskieren: Solange gehalten oder bis zum nächsten Klick wird nichts aufgenommen</translation>
    </message>
    <message>
        <source>Stop and save</source>
        <translation>Beenden und speichern</translation>
    </message>
    <message>
        <source>Show what the task is</source>
        <translation>Die Aufgabe anzeigen</translation>
    </message>
    <message>
        <source>Dismiss</source>
        <translation>Ausblenden</translation>
    </message>
    <message>
        <source>The task</source>
        <translation>Die Aufgabe</translation>
    </message>
    <message>
        <source>Pause</source>
        <translation>Pause</translation>
    </message>
    <message>
        <source>Show the recording bar</source>
        <translation>Aufnahmeleiste anzeigen</translation>
    </message>
</context>
<context>
    <name>Comparison</name>
    <message>
        <source>What came out</source>
        <translation>Was herauskam</translation>
    </message>
    <message>
        <source>How it was done</source>
        <translation>Wie es gemacht wurde</translation>
    </message>
    <message>
        <source>How it was explained</source>
        <translation>Wie es erklärt wurde</translation>
    </message>
    <message>
        <source>A is much better</source>
        <translation>A ist viel besser</translation>
    </message>
    <message>
        <source>A is better</source>
        <translation>A ist besser</translation>
    </message>
    <message>
        <source>A is slightly better</source>
        <translation>A ist etwas besser</translation>
    </message>
    <message>
        <source>Neither is better</source>
        <translation>Keine ist besser</translation>
    </message>
    <message>
        <source>B is slightly better</source>
        <translation>B ist etwas besser</translation>
    </message>
    <message>
        <source>B is better</source>
        <translation>B ist besser</translation>
    </message>
    <message>
        <source>B is much better</source>
        <translation>B ist viel besser</translation>
    </message>
    <message>
        <source>It is not said which one is better.</source>
        <translation>Es fehlt, welche besser ist.</translation>
    </message>
    <message>
        <source>It is not said why.</source>
        <translation>Es fehlt die Begründung.</translation>
    </message>
    <message>
        <source>1 step, {length}</source>
        <translation>1 Schritt, {length}</translation>
    </message>
    <message>
        <source>{count} steps, {length}</source>
        <translation>{count} Schritte, {length}</translation>
    </message>
    <message>
        <source>Recorded screen of {name}</source>
        <translation>Aufgenommener Bildschirm von {name}</translation>
    </message>
    <message>
        <source>Timeline of {name}</source>
        <translation>Zeitleiste von {name}</translation>
    </message>
    <message>
        <source>Overall</source>
        <translation>Insgesamt</translation>
    </message>
    <message>
        <source>Reason</source>
        <translation>Begründung</translation>
    </message>
    <message>
        <source>Why, in a sentence or two (Ctrl+T)</source>
        <translation>Warum, in ein oder zwei Sätzen (Strg+T)</translation>
    </message>
    <message>
        <source>Finish</source>
        <translation>Abschließen</translation>
    </message>
    <message>
        <source>Hand the comparison in; it is final (Ctrl+Enter)</source>
        <translation>Den Vergleich abgeben; das ist endgültig (Strg+Eingabe)</translation>
    </message>
    <message>
        <source>How both keep together (L)</source>
        <translation>Wie beide zusammenbleiben (L)</translation>
    </message>
    <message>
        <source>Play both</source>
        <translation>Beide abspielen</translation>
    </message>
    <message>
        <source>Play both, or pause (Space)</source>
        <translation>Beide abspielen oder anhalten (Leertaste)</translation>
    </message>
    <message>
        <source>{project}: {task} — Comparison</source>
        <translation>{project}: {task} — Vergleich</translation>
    </message>
    <message>
        <source>Which is better</source>
        <translation>Welche ist besser</translation>
    </message>
    <message>
        <source>Which one is better?</source>
        <translation>Welche ist besser?</translation>
    </message>
    <message>
        <source>Pause</source>
        <translation>Pause</translation>
    </message>
    <message>
        <source>Same time</source>
        <translation>Gleiche Zeit</translation>
    </message>
    <message>
        <source>Same step</source>
        <translation>Gleicher Schritt</translation>
    </message>
    <message>
        <source>Apart</source>
        <translation>Getrennt</translation>
    </message>
</context>
<context>
    <name>Consent</name>
    <message>
        <source>{project} (not signed)</source>
        <translation>{project} (nicht unterschrieben)</translation>
    </message>
    <message>
        <source>You are in no project yet.</source>
        <translation>Sie sind noch in keinem Projekt.</translation>
    </message>
    <message>
        <source>This project asks for no consent.</source>
        <translation>Dieses Projekt verlangt kein Einverständnis.</translation>
    </message>
    <message>
        <source>You signed version {version} on {date}.</source>
        <translation>Sie haben Fassung {version} am {date} unterschrieben.</translation>
    </message>
    <message>
        <source>Version {version}, not signed. Without your consent you can record and keep recordings on this computer, but submit none to {project}.</source>
        <translation>Fassung {version}, nicht unterschrieben. Ohne Ihr Einverständnis können Sie auf diesem Computer aufnehmen und Aufnahmen behalten, aber keine bei {project} einreichen.</translation>
    </message>
    <message>
        <source>What you agree to</source>
        <translation>Womit Sie einverstanden sind</translation>
    </message>
    <message>
        <source>Each project says what becomes of the recordings that you submit to it. Read it to its end; take the time that you need.</source>
        <translation>Jedes Projekt sagt, was aus den Aufnahmen wird, die Sie dort einreichen. Lesen Sie es bis zum Ende; nehmen Sie sich die Zeit, die Sie brauchen.</translation>
    </message>
    <message>
        <source>Project</source>
        <translation>Projekt</translation>
    </message>
    <message>
        <source>Scroll to the end of the text to sign it.</source>
        <translation>Blättern Sie bis ans Ende des Textes, um zu unterschreiben.</translation>
    </message>
    <message>
        <source>I have read it and agree</source>
        <translation>Ich habe es gelesen und bin einverstanden</translation>
    </message>
    <message>
        <source>Sign</source>
        <translation>Unterschreiben</translation>
    </message>
</context>
<context>
    <name>Countdown</name>
    <message>
        <source>Recording begins</source>
        <translation>Die Aufnahme beginnt</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>Abbrechen</translation>
    </message>
    <message>
        <source>Esc or a click cancels.</source>
        <translation>Esc oder ein Klick bricht ab.</translation>
    </message>
    <message>
        <source>Opening the microphone…</source>
        <translation>Das Mikrofon wird geöffnet …</translation>
    </message>
    <message>
        <source>Say something: does the bar below move?</source>
        <translation>Sagen Sie etwas: Bewegt sich der Balken unten?</translation>
    </message>
</context>
<context>
    <name>Deeds</name>
    <message>
        <source>Open</source>
        <translation>Öffnen</translation>
    </message>
    <message>
        <source>Recover</source>
        <translation>Wiederherstellen</translation>
    </message>
    <message>
        <source>Submit</source>
        <translation>Einreichen</translation>
    </message>
    <message>
        <source>Pause</source>
        <translation>Anhalten</translation>
    </message>
    <message>
        <source>Go on sending</source>
        <translation>Weiter senden</translation>
    </message>
    <message>
        <source>Try again</source>
        <translation>Erneut versuchen</translation>
    </message>
    <message>
        <source>Don&apos;t send it</source>
        <translation>Nicht senden</translation>
    </message>
    <message>
        <source>Show folder</source>
        <translation>Ordner zeigen</translation>
    </message>
    <message>
        <source>Export…</source>
        <translation>Exportieren …</translation>
    </message>
    <message>
        <source>Delete…</source>
        <translation>Löschen …</translation>
    </message>
    <message>
        <source>Delete {name} from this computer?</source>
        <translation>{name} von diesem Computer löschen?</translation>
    </message>
    <message>
        <source>That frees {size}.</source>
        <translation>Das gibt {size} frei.</translation>
    </message>
    <message>
        <source>The endpoint has all of it, and keeps it: only the copy here goes.</source>
        <translation>Die Sammelstelle hat sie vollständig und behält sie: Nur die Kopie hier wird gelöscht.</translation>
    </message>
    <message>
        <source>It was not submitted. There is no other copy: it is lost for good.</source>
        <translation>Sie wurde nicht eingereicht. Es gibt keine andere Kopie: Sie ist endgültig verloren.</translation>
    </message>
    <message>
        <source>Delete</source>
        <translation>Löschen</translation>
    </message>
</context>
<context>
    <name>Desk</name>
    <message>
        <source>Offline</source>
        <translation>Offline</translation>
    </message>
    <message>
        <source>Offline; as it was {time}</source>
        <translation>Offline; Stand {time}</translation>
    </message>
    <message>
        <source>Asking the endpoint…</source>
        <translation>Der Endpunkt wird gefragt …</translation>
    </message>
    <message>
        <source>As of {time}</source>
        <translation>Stand {time}</translation>
    </message>
    <message>
        <source>The export is in {folder}: {files} files, {size}.</source>
        <translation>Der Export liegt in {folder}: {files} Dateien, {size}.</translation>
    </message>
    <message>
        <source>Start an export</source>
        <translation>Einen Export beginnen</translation>
    </message>
    <message>
        <source>Format</source>
        <translation>Format</translation>
    </message>
    <message>
        <source>For</source>
        <translation>Zweck</translation>
    </message>
    <message>
        <source>Which recordings</source>
        <translation>Welche Aufnahmen</translation>
    </message>
    <message>
        <source>Parted by</source>
        <translation>Geteilt nach</translation>
    </message>
    <message>
        <source>Parts</source>
        <translation>Teile</translation>
    </message>
    <message>
        <source>training</source>
        <translation>Training</translation>
    </message>
    <message>
        <source>evaluation</source>
        <translation>Bewertung</translation>
    </message>
    <message>
        <source>publication</source>
        <translation>Veröffentlichung</translation>
    </message>
    <message>
        <source>nothing, all in one</source>
        <translation>nichts, alles in einem</translation>
    </message>
    <message>
        <source>contributor</source>
        <translation>Mitwirkenden</translation>
    </message>
    <message>
        <source>task</source>
        <translation>Aufgabe</translation>
    </message>
    <message>
        <source>All that may be taken. Or: task == &apos;notes&apos; and quality_score &gt;= 80</source>
        <translation>Alle, die genommen werden dürfen. Oder: task == &apos;notes&apos; and quality_score &gt;= 80</translation>
    </message>
    <message>
        <source>Parts with their weights</source>
        <translation>Teile mit ihren Gewichten</translation>
    </message>
    <message>
        <source>seed </source>
        <translation>Startwert </translation>
    </message>
    <message>
        <source>Seed</source>
        <translation>Startwert</translation>
    </message>
    <message>
        <source>What is wrong</source>
        <translation>Was falsch ist</translation>
    </message>
    <message>
        <source>Start</source>
        <translation>Beginnen</translation>
    </message>
    <message>
        <source>See what it would take</source>
        <translation>Ansehen, was er nähme</translation>
    </message>
    <message>
        <source>as recorded</source>
        <translation>wie aufgenommen</translation>
    </message>
    <message>
        <source>this can&apos;t be asked for: {error}</source>
        <translation>das kann nicht verlangt werden: {error}</translation>
    </message>
    <message>
        <source>change it and try again</source>
        <translation>ändern Sie es und versuchen Sie es noch einmal</translation>
    </message>
    <message>
        <source>{count} recordings of {length} together, {size} to read</source>
        <translation>{count} Aufnahmen, zusammen {length}; {size} sind zu lesen</translation>
    </message>
    <message>
        <source>{count} left out: {reason}</source>
        <translation>{count} ausgelassen: {reason}</translation>
    </message>
    <message>
        <source>{part} is no name with a weight behind it</source>
        <translation>{part} ist kein Name mit einem Gewicht dahinter</translation>
    </message>
    <message>
        <source>write it like: train 9, test 1</source>
        <translation>schreiben Sie es so: train 9, test 1</translation>
    </message>
    <message>
        <source>{format} for {purpose}: {state}</source>
        <translation>{format}, Zweck {purpose}: {state}</translation>
    </message>
    <message>
        <source>Its files are kept until {time}.</source>
        <translation>Seine Dateien bleiben bis {time}.</translation>
    </message>
    <message>
        <source>{count} recordings of {length} together</source>
        <translation>{count} Aufnahmen, zusammen {length}</translation>
    </message>
    <message>
        <source>{count} files, {size}</source>
        <translation>{count} Dateien, {size}</translation>
    </message>
    <message>
        <source>Skipped: {recording}, {reason}</source>
        <translation>Übersprungen: {recording}, {reason}</translation>
    </message>
    <message>
        <source>1 recording was withdrawn since: use it no more, wherever it is.</source>
        <translation>1 Aufnahme wurde seither zurückgezogen: Verwenden Sie sie nicht mehr, wo immer sie ist.</translation>
    </message>
    <message>
        <source>{count} recordings were withdrawn since: use them no more, wherever they are.</source>
        <translation>{count} Aufnahmen wurden seither zurückgezogen: Verwenden Sie sie nicht mehr, wo immer sie sind.</translation>
    </message>
    <message>
        <source>Start an export…</source>
        <translation>Einen Export beginnen …</translation>
    </message>
    <message>
        <source>End it</source>
        <translation>Beenden</translation>
    </message>
    <message>
        <source>How far the export is</source>
        <translation>Wie weit der Export ist</translation>
    </message>
    <message>
        <source>What was said while it was made</source>
        <translation>Was dabei gemeldet wurde</translation>
    </message>
    <message>
        <source>Download</source>
        <translation>Herunterladen</translation>
    </message>
    <message>
        <source>Stop</source>
        <translation>Anhalten</translation>
    </message>
    <message>
        <source>Go on downloading</source>
        <translation>Weiter herunterladen</translation>
    </message>
    <message>
        <source>Download…</source>
        <translation>Herunterladen …</translation>
    </message>
    <message>
        <source>Coming into {folder}</source>
        <translation>Kommt nach {folder}</translation>
    </message>
    <message>
        <source>Choose an export to see more of it.</source>
        <translation>Wählen Sie einen Export, um mehr von ihm zu sehen.</translation>
    </message>
    <message>
        <source>Nothing was exported yet.</source>
        <translation>Noch wurde nichts exportiert.</translation>
    </message>
    <message>
        <source>expert</source>
        <translation>Fachkraft</translation>
    </message>
    <message>
        <source>reviewer</source>
        <translation>Gutachter</translation>
    </message>
    <message>
        <source>admin</source>
        <translation>Verwalter</translation>
    </message>
    <message>
        <source>waits</source>
        <translation>wartet</translation>
    </message>
    <message>
        <source>is made</source>
        <translation>entsteht</translation>
    </message>
    <message>
        <source>finished</source>
        <translation>fertig</translation>
    </message>
    <message>
        <source>failed</source>
        <translation>gescheitert</translation>
    </message>
    <message>
        <source>cancelled</source>
        <translation>abgebrochen</translation>
    </message>
    <message>
        <source>its files are gone</source>
        <translation>seine Dateien sind weg</translation>
    </message>
    <message>
        <source>changes</source>
        <translation>ändert sich</translation>
    </message>
    <message>
        <source>stays</source>
        <translation>bleibt</translation>
    </message>
    <message>
        <source>Task</source>
        <translation>Aufgabe</translation>
    </message>
    <message>
        <source>Title</source>
        <translation>Titel</translation>
    </message>
    <message>
        <source>Wanted</source>
        <translation>Gewünscht</translation>
    </message>
    <message>
        <source>Accepted</source>
        <translation>Angenommen</translation>
    </message>
    <message>
        <source>On its way</source>
        <translation>Unterwegs</translation>
    </message>
    <message>
        <source>Claimed</source>
        <translation>Vergeben</translation>
    </message>
    <message>
        <source>Deadline</source>
        <translation>Frist</translation>
    </message>
    <message>
        <source>State</source>
        <translation>Stand</translation>
    </message>
    <message>
        <source>Tasks</source>
        <translation>Aufgaben</translation>
    </message>
    <message>
        <source>closed</source>
        <translation>geschlossen</translation>
    </message>
    <message>
        <source>open</source>
        <translation>offen</translation>
    </message>
    <message>
        <source>yes</source>
        <translation>ja</translation>
    </message>
    <message>
        <source>no</source>
        <translation>nein</translation>
    </message>
    <message>
        <source>Person</source>
        <translation>Person</translation>
    </message>
    <message>
        <source>Name</source>
        <translation>Name</translation>
    </message>
    <message>
        <source>Roles</source>
        <translation>Rollen</translation>
    </message>
    <message>
        <source>May export</source>
        <translation>Darf exportieren</translation>
    </message>
    <message>
        <source>People</source>
        <translation>Personen</translation>
    </message>
    <message>
        <source>Begun</source>
        <translation>Begonnen</translation>
    </message>
    <message>
        <source>Which</source>
        <translation>Welche</translation>
    </message>
    <message>
        <source>Recordings</source>
        <translation>Aufnahmen</translation>
    </message>
    <message>
        <source>Size</source>
        <translation>Größe</translation>
    </message>
    <message>
        <source>all</source>
        <translation>alle</translation>
    </message>
    <message>
        <source>Exports</source>
        <translation>Exporte</translation>
    </message>
    <message>
        <source>ends</source>
        <translation>endet</translation>
    </message>
    <message>
        <source>{percent} % made</source>
        <translation>{percent} % fertig</translation>
    </message>
    <message>
        <source>{count} of {all} recordings</source>
        <translation>{count} von {all} Aufnahmen</translation>
    </message>
    <message>
        <source>{rate} MB/s</source>
        <translation>{rate} MB/s</translation>
    </message>
    <message>
        <source>{count} skipped</source>
        <translation>{count} übersprungen</translation>
    </message>
    <message>
        <source>{span} left</source>
        <translation>noch {span}</translation>
    </message>
    <message>
        <source>Line</source>
        <translation>Zeile</translation>
    </message>
    <message>
        <source>What is wrong in the file</source>
        <translation>Was in der Datei falsch ist</translation>
    </message>
    <message>
        <source>What becomes of it</source>
        <translation>Was aus ihr wird</translation>
    </message>
    <message>
        <source>What changes</source>
        <translation>Was sich ändert</translation>
    </message>
    <message>
        <source>What the file would do</source>
        <translation>Was die Datei täte</translation>
    </message>
    <message>
        <source>Tasks against their targets</source>
        <translation>Aufgaben und ihre Ziele</translation>
    </message>
    <message>
        <source>There is no open task.</source>
        <translation>Keine Aufgabe ist offen.</translation>
    </message>
    <message>
        <source>By tag</source>
        <translation>Nach Stichwort</translation>
    </message>
    <message>
        <source>Tag</source>
        <translation>Stichwort</translation>
    </message>
    <message>
        <source>No task has a tag.</source>
        <translation>Keine Aufgabe hat ein Stichwort.</translation>
    </message>
    <message>
        <source>{behind} behind, {overdue} overdue</source>
        <translation>{behind} im Rückstand, {overdue} überfällig</translation>
    </message>
    <message>
        <source>of {wanted} wanted</source>
        <translation>von {wanted} gewünschten</translation>
    </message>
    <message>
        <source>Waiting for a review</source>
        <translation>Warten auf Begutachtung</translation>
    </message>
    <message>
        <source>Hours in twelve weeks</source>
        <translation>Stunden in zwölf Wochen</translation>
    </message>
    <message>
        <source>{hours} accepted</source>
        <translation>{hours} angenommen</translation>
    </message>
    <message>
        <source>Tasks that are late</source>
        <translation>Späte Aufgaben</translation>
    </message>
    <message>
        <source>nothing waits</source>
        <translation>nichts wartet</translation>
    </message>
    <message>
        <source>the oldest for {span}</source>
        <translation>die älteste seit {span}</translation>
    </message>
    <message>
        <source>In review</source>
        <translation>In Begutachtung</translation>
    </message>
    <message>
        <source>Recordings of tasks</source>
        <translation>Aufnahmen von Aufgaben</translation>
    </message>
    <message>
        <source>recordings</source>
        <translation>Aufnahmen</translation>
    </message>
    <message>
        <source>Hours of recordings</source>
        <translation>Stunden von Aufnahmen</translation>
    </message>
    <message>
        <source>hours</source>
        <translation>Stunden</translation>
    </message>
    <message>
        <source>Week from</source>
        <translation>Woche ab</translation>
    </message>
    <message>
        <source>Arrived</source>
        <translation>Angekommen</translation>
    </message>
    <message>
        <source>Hours that came in</source>
        <translation>Stunden, die ankamen</translation>
    </message>
    <message>
        <source>Change…</source>
        <translation>Ändern …</translation>
    </message>
    <message>
        <source>Take out…</source>
        <translation>Herausnehmen …</translation>
    </message>
    <message>
        <source>Take somebody in…</source>
        <translation>Jemanden aufnehmen …</translation>
    </message>
    <message>
        <source>The person&apos;s id</source>
        <translation>Die Kennung der Person</translation>
    </message>
    <message>
        <source>may export recordings</source>
        <translation>darf Aufnahmen exportieren</translation>
    </message>
    <message>
        <source>{name} is here:</source>
        <translation>{name} ist hier:</translation>
    </message>
    <message>
        <source>People are known by an id, which their page at the endpoint shows.</source>
        <translation>Personen sind durch eine Kennung bekannt, die ihre Seite am Endpunkt zeigt.</translation>
    </message>
    <message>
        <source>Checked in twelve weeks</source>
        <translation>In zwölf Wochen geprüft</translation>
    </message>
    <message>
        <source>Failed their checks</source>
        <translation>Bei Prüfungen durchgefallen</translation>
    </message>
    <message>
        <source>Held back or rejected</source>
        <translation>Zurückgehalten oder abgelehnt</translation>
    </message>
    <message>
        <source>Mean score of the checks</source>
        <translation>Mittlere Punkte der Prüfungen</translation>
    </message>
    <message>
        <source>points of 100</source>
        <translation>Punkte von 100</translation>
    </message>
    <message>
        <source>Mean score</source>
        <translation>Mittlere Punkte</translation>
    </message>
    <message>
        <source>Scores over time</source>
        <translation>Punkte im Lauf der Zeit</translation>
    </message>
    <message>
        <source>What the checks said</source>
        <translation>Was die Prüfungen sagten</translation>
    </message>
    <message>
        <source>Passed</source>
        <translation>Bestanden</translation>
    </message>
    <message>
        <source>Warned</source>
        <translation>Gewarnt</translation>
    </message>
    <message>
        <source>Failed</source>
        <translation>Durchgefallen</translation>
    </message>
    <message>
        <source>Quarantined</source>
        <translation>In Quarantäne</translation>
    </message>
    <message>
        <source>Changes asked for</source>
        <translation>Änderungen verlangt</translation>
    </message>
    <message>
        <source>Rejected</source>
        <translation>Abgelehnt</translation>
    </message>
    <message>
        <source>What the checks find</source>
        <translation>Was die Prüfungen finden</translation>
    </message>
    <message>
        <source>Check</source>
        <translation>Prüfung</translation>
    </message>
    <message>
        <source>Severity</source>
        <translation>Schwere</translation>
    </message>
    <message>
        <source>The checks have found nothing in these weeks.</source>
        <translation>Die Prüfungen haben in diesen Wochen nichts gefunden.</translation>
    </message>
    <message>
        <source>What reviewers miss</source>
        <translation>Was Gutachter vermissen</translation>
    </message>
    <message>
        <source>Criterion</source>
        <translation>Kriterium</translation>
    </message>
    <message>
        <source>Reviews</source>
        <translation>Begutachtungen</translation>
    </message>
    <message>
        <source>No rubric spoke against a recording in these weeks.</source>
        <translation>Kein Bewertungsraster sprach in diesen Wochen gegen eine Aufnahme.</translation>
    </message>
    <message>
        <source>{count} begun</source>
        <translation>{count} begonnen</translation>
    </message>
    <message>
        <source>The oldest waits for</source>
        <translation>Die älteste wartet seit</translation>
    </message>
    <message>
        <source>Decided in twelve weeks</source>
        <translation>In zwölf Wochen entschieden</translation>
    </message>
    <message>
        <source>Half were decided within</source>
        <translation>Die Hälfte war entschieden in</translation>
    </message>
    <message>
        <source>nine of ten within {span}</source>
        <translation>neun von zehn in {span}</translation>
    </message>
    <message>
        <source>Finished reviews</source>
        <translation>Fertige Begutachtungen</translation>
    </message>
    <message>
        <source>reviews</source>
        <translation>Begutachtungen</translation>
    </message>
    <message>
        <source>Finished</source>
        <translation>Fertig</translation>
    </message>
    <message>
        <source>Reviews by week</source>
        <translation>Begutachtungen nach Woche</translation>
    </message>
    <message>
        <source>Time until a decision</source>
        <translation>Zeit bis zur Entscheidung</translation>
    </message>
    <message>
        <source>Half within</source>
        <translation>Die Hälfte in</translation>
    </message>
    <message>
        <source>Nine of ten within</source>
        <translation>Neun von zehn in</translation>
    </message>
    <message>
        <source>How long contributors wait</source>
        <translation>Wie lange Mitwirkende warten</translation>
    </message>
    <message>
        <source>Reviewers</source>
        <translation>Gutachter</translation>
    </message>
    <message>
        <source>Reviewer</source>
        <translation>Gutachter</translation>
    </message>
    <message>
        <source>Nobody has finished a review in these weeks.</source>
        <translation>Niemand hat in diesen Wochen eine Begutachtung abgeschlossen.</translation>
    </message>
    <message>
        <source>Show the numbers</source>
        <translation>Die Zahlen zeigen</translation>
    </message>
    <message>
        <source>By state</source>
        <translation>Nach Stand</translation>
    </message>
    <message>
        <source>By kind of file</source>
        <translation>Nach Art der Datei</translation>
    </message>
    <message>
        <source>Kind</source>
        <translation>Art</translation>
    </message>
    <message>
        <source>Stored</source>
        <translation>Gespeichert</translation>
    </message>
    <message>
        <source>Files of their own</source>
        <translation>Eigene Dateien</translation>
    </message>
    <message>
        <source>Nothing is stored yet.</source>
        <translation>Noch ist nichts gespeichert.</translation>
    </message>
    <message>
        <source>Stored, by when it arrived</source>
        <translation>Gespeichert, nach Ankunft</translation>
    </message>
    <message>
        <source>How it grew</source>
        <translation>Wie es wuchs</translation>
    </message>
    <message>
        <source>A file of tasks</source>
        <translation>Eine Datei mit Aufgaben</translation>
    </message>
    <message>
        <source>Nothing of {file} is done while this is wrong in it:</source>
        <translation>Nichts aus {file} geschieht, solange dies darin falsch ist:</translation>
    </message>
    <message>
        <source>{file} would do this. Tasks that are not in it stay as they are.</source>
        <translation>{file} täte dies. Aufgaben, die nicht darin stehen, bleiben, wie sie sind.</translation>
    </message>
    <message>
        <source>Do it</source>
        <translation>Ausführen</translation>
    </message>
    <message>
        <source>Find a task</source>
        <translation>Aufgabe suchen</translation>
    </message>
    <message>
        <source>Save as a file…</source>
        <translation>Als Datei sichern …</translation>
    </message>
    <message>
        <source>Load a file…</source>
        <translation>Datei laden …</translation>
    </message>
    <message>
        <source>Open again</source>
        <translation>Wieder öffnen</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>Schließen</translation>
    </message>
    <message>
        <source>Change a task</source>
        <translation>Eine Aufgabe ändern</translation>
    </message>
    <message>
        <source>It has a deadline</source>
        <translation>Sie hat eine Frist</translation>
    </message>
    <message>
        <source>Recordings wanted</source>
        <translation>Gewünschte Aufnahmen</translation>
    </message>
    <message>
        <source>Admin&apos;s desk</source>
        <translation>Verwaltung</translation>
    </message>
    <message>
        <source>Project</source>
        <translation>Projekt</translation>
    </message>
    <message>
        <source>Ask again</source>
        <translation>Noch einmal fragen</translation>
    </message>
    <message>
        <source>Pages</source>
        <translation>Seiten</translation>
    </message>
    <message>
        <source>Take {name} out of the project?</source>
        <translation>{name} aus dem Projekt nehmen?</translation>
    </message>
    <message>
        <source>What they hold is free again; what they sent stays.</source>
        <translation>Was sie innehaben, wird wieder frei; was sie geschickt haben, bleibt.</translation>
    </message>
    <message>
        <source>Take out</source>
        <translation>Herausnehmen</translation>
    </message>
    <message>
        <source>Save tasks as a file</source>
        <translation>Aufgaben als Datei sichern</translation>
    </message>
    <message>
        <source>Load a file of tasks</source>
        <translation>Eine Datei mit Aufgaben laden</translation>
    </message>
    <message>
        <source>Tasks (*.yaml *.yml *.csv)</source>
        <translation>Aufgaben (*.yaml *.yml *.csv)</translation>
    </message>
    <message>
        <source>Download into a folder</source>
        <translation>In einen Ordner herunterladen</translation>
    </message>
    <message>
        <source>Overview</source>
        <translation>Überblick</translation>
    </message>
    <message>
        <source>Quality</source>
        <translation>Qualität</translation>
    </message>
    <message>
        <source>Storage</source>
        <translation>Speicher</translation>
    </message>
    <message>
        <source>YAML (*.yaml)</source>
        <translation>YAML (*.yaml)</translation>
    </message>
    <message>
        <source>Table (*.csv)</source>
        <translation>Tabelle (*.csv)</translation>
    </message>
</context>
<context>
    <name>Displays</name>
    <message>
        <source>All displays</source>
        <translation>Alle Bildschirme</translation>
    </message>
    <message>
        <source>The only display</source>
        <translation>Der einzige Bildschirm</translation>
    </message>
    <message>
        <source>Display {number}: {name}, {width} × {height}</source>
        <translation>Bildschirm {number}: {name}, {width} × {height}</translation>
    </message>
    <message>
        <source>Display {number}: {name}, {width} × {height}, the main one</source>
        <translation>Bildschirm {number}: {name}, {width} × {height}, der Hauptbildschirm</translation>
    </message>
    <message>
        <source>The displays in small</source>
        <translation>Die Bildschirme im Kleinen</translation>
    </message>
    <message>
        <source>What is recorded</source>
        <translation>Was aufgenommen wird</translation>
    </message>
    <message>
        <source>Choose the display that you work on. What others show is not recorded then.</source>
        <translation>Wählen Sie den Bildschirm, an dem Sie arbeiten. Was andere zeigen, wird dann nicht aufgenommen.</translation>
    </message>
    <message>
        <source>These pictures are live, and kept nowhere.</source>
        <translation>Diese Bilder sind live und werden nirgends gespeichert.</translation>
    </message>
    <message>
        <source>Display {number}, which was chosen, is not there now.</source>
        <translation>Der gewählte Bildschirm {number} ist jetzt nicht da.</translation>
    </message>
    <message>
        <source>Connect it, or choose another one.</source>
        <translation>Schließen Sie ihn an, oder wählen Sie einen anderen.</translation>
    </message>
</context>
<context>
    <name>Edits</name>
    <message>
        <source>Cut this stretch</source>
        <translation>Diesen Abschnitt herausschneiden</translation>
    </message>
    <message>
        <source>Blank this stretch</source>
        <translation>Diesen Abschnitt leeren</translation>
    </message>
    <message>
        <source>Cover a region</source>
        <translation>Einen Bereich abdecken</translation>
    </message>
    <message>
        <source>Mask typed text here</source>
        <translation>Getippten Text hier maskieren</translation>
    </message>
    <message>
        <source>Mute</source>
        <translation>Stummschalten</translation>
    </message>
    <message>
        <source>Record narration over it</source>
        <translation>Erläuterung dazu aufnehmen</translation>
    </message>
    <message>
        <source>Add a note</source>
        <translation>Notiz hinzufügen</translation>
    </message>
    <message>
        <source>Cut</source>
        <translation>Schneiden</translation>
    </message>
    <message>
        <source>Blank</source>
        <translation>Leeren</translation>
    </message>
    <message>
        <source>Cover region</source>
        <translation>Bereich abdecken</translation>
    </message>
    <message>
        <source>Mask text</source>
        <translation>Text maskieren</translation>
    </message>
    <message>
        <source>Record narration</source>
        <translation>Erläuterung</translation>
    </message>
    <message>
        <source>Note</source>
        <translation>Notiz</translation>
    </message>
    <message>
        <source>Take the selected stretch out of everything; what follows moves up</source>
        <translation>Den gewählten Abschnitt überall herausnehmen; was folgt, rückt auf</translation>
    </message>
    <message>
        <source>Keep the time of the selected stretch, and nothing that happened in it</source>
        <translation>Die Zeit des gewählten Abschnitts behalten, aber nichts, was darin geschah</translation>
    </message>
    <message>
        <source>Cover a part of the picture during the selected stretch</source>
        <translation>Einen Teil des Bildes während des gewählten Abschnitts abdecken</translation>
    </message>
    <message>
        <source>Take typed keys, clipboard, window titles and field contents out; that something happened stays</source>
        <translation>Getippte Tasten, Zwischenablage, Fenstertitel und Feldinhalte herausnehmen; dass etwas geschah, bleibt</translation>
    </message>
    <message>
        <source>Silence the voice during the selected stretch</source>
        <translation>Die Stimme im gewählten Abschnitt stummschalten</translation>
    </message>
    <message>
        <source>Speak over the selected stretch; it is kept as added later</source>
        <translation>Über den gewählten Abschnitt sprechen; es bleibt als nachträglich kenntlich</translation>
    </message>
    <message>
        <source>Say something about the selected stretch in words</source>
        <translation>Etwas zum gewählten Abschnitt schreiben</translation>
    </message>
    <message>
        <source>Note: {text}</source>
        <translation>Notiz: {text}</translation>
    </message>
    <message>
        <source>Cover</source>
        <translation>Abgedeckt</translation>
    </message>
    <message>
        <source>Text masked</source>
        <translation>Text maskiert</translation>
    </message>
    <message>
        <source>Muted</source>
        <translation>Stumm</translation>
    </message>
    <message>
        <source>Narration</source>
        <translation>Erläuterung</translation>
    </message>
</context>
<context>
    <name>Export</name>
    <message>
        <source>The bundles as they are, byte for byte, with a catalogue.</source>
        <translation>Die Bündel, wie sie sind, Byte für Byte, mit einem Katalog.</translation>
    </message>
    <message>
        <source>Tar shards with a picture and a JSON document for each step.</source>
        <translation>Tar-Teile mit einem Bild und einem JSON-Dokument für jeden Schritt.</translation>
    </message>
    <message>
        <source>Tar shards with video, voice, events and a JSON document for each recording.</source>
        <translation>Tar-Teile mit Video, Stimme, Ereignissen und einem JSON-Dokument für jede Aufnahme.</translation>
    </message>
    <message>
        <source>Tables of episodes, steps and events, with media beside them.</source>
        <translation>Tabellen von Episoden, Schritten und Ereignissen, mit Medien daneben.</translation>
    </message>
    <message>
        <source>Video of a constant rate with a row of state and action for each picture.</source>
        <translation>Video mit fester Bildrate und einer Zeile mit Zustand und Aktion für jedes Bild.</translation>
    </message>
    <message>
        <source>A JSON line for each recording, with PyAutoGUI code for each step and its picture.</source>
        <translation>Eine JSON-Zeile für jede Aufnahme, mit PyAutoGUI-Code für jeden Schritt und seinem Bild.</translation>
    </message>
    <message>
        <source>An MCAP file of desktop events for each recording, with its video beside it.</source>
        <translation>Eine MCAP-Datei mit Ereignissen der Arbeitsfläche für jede Aufnahme, mit ihrem Video daneben.</translation>
    </message>
    <message>
        <source>An .rrd file for each recording, to be looked at in Rerun&apos;s viewer.</source>
        <translation>Eine .rrd-Datei für jede Aufnahme, zum Ansehen in Reruns Betrachter.</translation>
    </message>
    <message>
        <source>A JSON line for each step, with its actions in the vocabulary of that tool and its picture.</source>
        <translation>Eine JSON-Zeile für jeden Schritt, mit seinen Aktionen im Vokabular dieses Werkzeugs und seinem Bild.</translation>
    </message>
    <message>
        <source>A JSON line for each step, with its actions in the vocabulary of that benchmark and its picture.</source>
        <translation>Eine JSON-Zeile für jeden Schritt, mit seinen Aktionen im Vokabular dieses Benchmarks und seinem Bild.</translation>
    </message>
    <message>
        <source>Tasks with instruction, starting state and rubric, for Inspect and promptfoo.</source>
        <translation>Aufgaben mit Anweisung, Ausgangslage und Bewertungsraster, für Inspect und promptfoo.</translation>
    </message>
    <message>
        <source>Pictures and video are made at most so high; as recorded where it is left out.</source>
        <translation>Bilder und Video werden höchstens so hoch; ohne Angabe wie aufgenommen.</translation>
    </message>
    <message>
        <source>Pictures a second where a format has a constant rate.</source>
        <translation>Bilder je Sekunde, wo ein Format eine feste Rate hat.</translation>
    </message>
    <message>
        <source>How single pictures are kept.</source>
        <translation>Wie einzelne Bilder abgelegt werden.</translation>
    </message>
    <message>
        <source>Places in pixels of the exported picture, or from 0 to 1 across it.</source>
        <translation>Orte in Pixeln des exportierten Bildes, oder von 0 bis 1 über das Bild.</translation>
    </message>
    <message>
        <source>Actions alone, or all raw events along with them.</source>
        <translation>Nur Aktionen, oder alle rohen Ereignisse dazu.</translation>
    </message>
    <message>
        <source>Whether the voice goes along, where its speaker agreed to that.</source>
        <translation>Ob die Stimme mitgeht, wo die sprechende Person zugestimmt hat.</translation>
    </message>
    <message>
        <source>Whether the words that were said go along.</source>
        <translation>Ob die gesprochenen Worte mitgehen.</translation>
    </message>
    <message>
        <source>Whether what applications told of their elements goes along.</source>
        <translation>Ob mitgeht, was Anwendungen von ihren Elementen mitgeteilt haben.</translation>
    </message>
    <message>
        <source>About how large a file of many recordings becomes, in MB.</source>
        <translation>Etwa wie groß eine Datei mit vielen Aufnahmen wird, in MB.</translation>
    </message>
</context>
<context>
    <name>Feedback</name>
    <message>
        <source>Comments</source>
        <translation>Kommentare</translation>
    </message>
    <message>
        <source>{verdict}, by {reviewer}</source>
        <translation>{verdict}, von {reviewer}</translation>
    </message>
    <message>
        <source>It was opened for review anew since, so this counts no more.</source>
        <translation>Die Begutachtung wurde seitdem neu eröffnet; dies gilt nicht mehr.</translation>
    </message>
    <message>
        <source>Accepted</source>
        <translation>Angenommen</translation>
    </message>
    <message>
        <source>Changes requested</source>
        <translation>Änderungen erbeten</translation>
    </message>
    <message>
        <source>Rejected</source>
        <translation>Abgelehnt</translation>
    </message>
    <message>
        <source>Not decided</source>
        <translation>Nicht entschieden</translation>
    </message>
    <message>
        <source>This step was not needed</source>
        <translation>Dieser Schritt war unnötig</translation>
    </message>
    <message>
        <source>This step is wrong</source>
        <translation>Dieser Schritt ist falsch</translation>
    </message>
    <message>
        <source>Met</source>
        <translation>Erfüllt</translation>
    </message>
    <message>
        <source>Not met</source>
        <translation>Nicht erfüllt</translation>
    </message>
</context>
<context>
    <name>FirstRun</name>
    <message>
        <source>{step}, done</source>
        <translation>{step}, erledigt</translation>
    </message>
    <message>
        <source>Sign in</source>
        <translation>Anmelden</translation>
    </message>
    <message>
        <source>Consent</source>
        <translation>Einverständnis</translation>
    </message>
    <message>
        <source>Permissions</source>
        <translation>Berechtigungen</translation>
    </message>
    <message>
        <source>Displays</source>
        <translation>Bildschirme</translation>
    </message>
    <message>
        <source>Microphone</source>
        <translation>Mikrofon</translation>
    </message>
    <message>
        <source>Practice</source>
        <translation>Übung</translation>
    </message>
    <message>
        <source>Good to know</source>
        <translation>Gut zu wissen</translation>
    </message>
    <message>
        <source>Back</source>
        <translation>Zurück</translation>
    </message>
    <message>
        <source>Set up</source>
        <translation>Einrichten</translation>
    </message>
    <message>
        <source>Finish</source>
        <translation>Abschließen</translation>
    </message>
    <message>
        <source>Next</source>
        <translation>Weiter</translation>
    </message>
</context>
<context>
    <name>Help</name>
    <message>
        <source>Help</source>
        <translation>Hilfe</translation>
    </message>
    <message>
        <source>How it goes</source>
        <translation>So geht es</translation>
    </message>
    <message>
        <source>Keys</source>
        <translation>Tasten</translation>
    </message>
    <message>
        <source>Where everything is</source>
        <translation>Wo alles ist</translation>
    </message>
    <message>
        <source>Set up again</source>
        <translation>Neu einrichten</translation>
    </message>
    <message>
        <source>Choose a task and record it. While it records, a small bar lets you pause, mark a moment, forget the last half minute, and stop. Then look at the recording: cut, mask or mute what should not be in it, and submit it. It is sent in the background, also after this window is closed. Reviewers&apos; answers appear beside the recording.</source>
        <translation>Wählen Sie eine Aufgabe und nehmen Sie sie auf. Währenddessen können Sie in einer kleinen Leiste pausieren, einen Moment markieren, die letzte halbe Minute vergessen und die Aufnahme beenden. Sehen Sie sich die Aufnahme dann an: Schneiden, maskieren oder schalten Sie stumm, was nicht hineingehört, und reichen Sie sie ein. Gesendet wird im Hintergrund, auch wenn dieses Fenster geschlossen ist. Die Antworten der Gutachter erscheinen neben der Aufnahme.</translation>
    </message>
    <message>
        <source>Tasks</source>
        <translation>Aufgaben</translation>
    </message>
    <message>
        <source>Recordings</source>
        <translation>Aufnahmen</translation>
    </message>
    <message>
        <source>Record the chosen task; on the page of recordings, without a task</source>
        <translation>Die gewählte Aufgabe aufnehmen; auf der Seite der Aufnahmen ohne Aufgabe</translation>
    </message>
    <message>
        <source>Find a recording</source>
        <translation>Eine Aufnahme suchen</translation>
    </message>
    <message>
        <source>Open the chosen recording</source>
        <translation>Die gewählte Aufnahme öffnen</translation>
    </message>
    <message>
        <source>Settings</source>
        <translation>Einstellungen</translation>
    </message>
    <message>
        <source>Quit; a recording is completed first</source>
        <translation>Beenden; eine laufende Aufnahme wird zuerst abgeschlossen</translation>
    </message>
    <message>
        <source>This help</source>
        <translation>Diese Hilfe</translation>
    </message>
    <message>
        <source>Logs</source>
        <translation>Protokolle</translation>
    </message>
</context>
<context>
    <name>Home</name>
    <message>
        <source>No collection endpoint</source>
        <translation>Keine Sammelstelle</translation>
    </message>
    <message>
        <source>Not signed in at {address}</source>
        <translation>Nicht angemeldet bei {address}</translation>
    </message>
    <message>
        <source>{address}, offline</source>
        <translation>{address}, offline</translation>
    </message>
    <message>
        <source>Set up</source>
        <translation>Einrichten</translation>
    </message>
    <message>
        <source>Sign in</source>
        <translation>Anmelden</translation>
    </message>
    <message>
        <source>Pause sending</source>
        <translation>Senden anhalten</translation>
    </message>
    <message>
        <source>Go on</source>
        <translation>Fortfahren</translation>
    </message>
    <message>
        <source>A recording was interrupted. It was saved up to {time}.</source>
        <translation>Eine Aufnahme wurde unterbrochen. Sie ist bis {time} gesichert.</translation>
    </message>
    <message>
        <source>It is {length} long, and can be mended and submitted like any other.</source>
        <translation>Sie ist {length} lang und kann wie jede andere nachgebessert und eingereicht werden.</translation>
    </message>
    <message>
        <source>Being recovered</source>
        <translation>Wird wiederhergestellt</translation>
    </message>
    <message>
        <source>Being checked before it is sent</source>
        <translation>Wird vor dem Senden geprüft</translation>
    </message>
    <message>
        <source>It is not known yet which project this recording is for.</source>
        <translation>Es ist noch nicht bekannt, für welches Projekt diese Aufnahme ist.</translation>
    </message>
    <message>
        <source>Set up a collection endpoint first.</source>
        <translation>Richten Sie zuerst eine Sammelstelle ein.</translation>
    </message>
    <message>
        <source>Sign in first.</source>
        <translation>Melden Sie sich zuerst an.</translation>
    </message>
    <message>
        <source>{address} has no project for you, or could not be asked yet.</source>
        <translation>{address} hat kein Projekt für Sie oder konnte noch nicht gefragt werden.</translation>
    </message>
    <message>
        <source>Being deleted</source>
        <translation>Wird gelöscht</translation>
    </message>
    <message>
        <source>Being copied</source>
        <translation>Wird kopiert</translation>
    </message>
    <message>
        <source>The copy is {path}.</source>
        <translation>Die Kopie ist {path}.</translation>
    </message>
    <message>
        <source>Tasks</source>
        <translation>Aufgaben</translation>
    </message>
    <message>
        <source>Recordings</source>
        <translation>Aufnahmen</translation>
    </message>
    <message>
        <source>Home</source>
        <translation>Übersicht</translation>
    </message>
    <message>
        <source>Look at it</source>
        <translation>Ansehen</translation>
    </message>
    <message>
        <source>This desktop has no program that opens folders.</source>
        <translation>Auf diesem Computer gibt es kein Programm, das Ordner öffnet.</translation>
    </message>
    <message>
        <source>It is {folder}.</source>
        <translation>Der Ordner ist {folder}.</translation>
    </message>
</context>
<context>
    <name>Keys</name>
    <message>
        <source>Play or pause</source>
        <translation>Abspielen oder anhalten</translation>
    </message>
    <message>
        <source>Ctrl</source>
        <translation>Strg</translation>
    </message>
    <message>
        <source>Shift</source>
        <translation>Umschalt</translation>
    </message>
    <message>
        <source>Space</source>
        <translation>Leertaste</translation>
    </message>
    <message>
        <source>Enter</source>
        <translation>Eingabe</translation>
    </message>
    <message>
        <source>Home</source>
        <translation>Pos1</translation>
    </message>
    <message>
        <source>End</source>
        <translation>Ende</translation>
    </message>
    <message>
        <source>Play; again: twice as fast; from backwards: 1×</source>
        <translation>Abspielen; noch einmal: doppelt so schnell; von rückwärts: 1×</translation>
    </message>
    <message>
        <source>Play backwards; again: twice as fast</source>
        <translation>Rückwärts abspielen; noch einmal: doppelt so schnell</translation>
    </message>
    <message>
        <source>Speed from 1× to 10×</source>
        <translation>Geschwindigkeit von 1× bis 10×</translation>
    </message>
    <message>
        <source>Slower</source>
        <translation>Langsamer</translation>
    </message>
    <message>
        <source>Faster</source>
        <translation>Schneller</translation>
    </message>
    <message>
        <source>One frame back</source>
        <translation>Ein Bild zurück</translation>
    </message>
    <message>
        <source>One frame on</source>
        <translation>Ein Bild weiter</translation>
    </message>
    <message>
        <source>5 s back</source>
        <translation>5 s zurück</translation>
    </message>
    <message>
        <source>5 s on</source>
        <translation>5 s weiter</translation>
    </message>
    <message>
        <source>1 s back</source>
        <translation>1 s zurück</translation>
    </message>
    <message>
        <source>1 s on</source>
        <translation>1 s weiter</translation>
    </message>
    <message>
        <source>To the start</source>
        <translation>Zum Anfang</translation>
    </message>
    <message>
        <source>To the end</source>
        <translation>Zum Ende</translation>
    </message>
    <message>
        <source>Previous step</source>
        <translation>Voriger Schritt</translation>
    </message>
    <message>
        <source>Next step</source>
        <translation>Nächster Schritt</translation>
    </message>
    <message>
        <source>Previous finding</source>
        <translation>Voriger Befund</translation>
    </message>
    <message>
        <source>Next finding</source>
        <translation>Nächster Befund</translation>
    </message>
    <message>
        <source>Skip idle stretches, or not</source>
        <translation>Leerlauf überspringen oder nicht</translation>
    </message>
    <message>
        <source>Watch this idle stretch</source>
        <translation>Diesen Leerlauf ansehen</translation>
    </message>
    <message>
        <source>Search the steps</source>
        <translation>Schritte durchsuchen</translation>
    </message>
    <message>
        <source>Go to a time</source>
        <translation>Zu einer Zeit gehen</translation>
    </message>
    <message>
        <source>Zoom in</source>
        <translation>Vergrößern</translation>
    </message>
    <message>
        <source>Zoom out</source>
        <translation>Verkleinern</translation>
    </message>
    <message>
        <source>Fit the picture into the window</source>
        <translation>Bild ins Fenster einpassen</translation>
    </message>
    <message>
        <source>Pixel by pixel (100 %)</source>
        <translation>Pixel für Pixel (100 %)</translation>
    </message>
    <message>
        <source>Next display, or all</source>
        <translation>Nächster Bildschirm oder alle</translation>
    </message>
    <message>
        <source>Show what was done over the picture, or not</source>
        <translation>Einblendungen über dem Bild zeigen oder nicht</translation>
    </message>
    <message>
        <source>Mute the voice, or not</source>
        <translation>Stimme stummschalten oder nicht</translation>
    </message>
    <message>
        <source>These keys</source>
        <translation>Diese Tasten</translation>
    </message>
    <message>
        <source>The step is correct</source>
        <translation>Der Schritt ist richtig</translation>
    </message>
    <message>
        <source>The step is redundant</source>
        <translation>Der Schritt ist überflüssig</translation>
    </message>
    <message>
        <source>The step is wrong</source>
        <translation>Der Schritt ist falsch</translation>
    </message>
    <message>
        <source>Say why</source>
        <translation>Begründen</translation>
    </message>
    <message>
        <source>Next step without a label</source>
        <translation>Nächster unbewerteter Schritt</translation>
    </message>
    <message>
        <source>Comment on the selected stretch, or on this moment</source>
        <translation>Den gewählten Abschnitt oder diesen Moment kommentieren</translation>
    </message>
    <message>
        <source>Ask for a change there</source>
        <translation>Dort um eine Änderung bitten</translation>
    </message>
    <message>
        <source>To the comments</source>
        <translation>Zu den Kommentaren</translation>
    </message>
    <message>
        <source>To the rubric; there: Y met, N not met</source>
        <translation>Zum Bewertungsraster; dort: Y erfüllt, N nicht erfüllt</translation>
    </message>
    <message>
        <source>To the summary</source>
        <translation>Zur Zusammenfassung</translation>
    </message>
    <message>
        <source>Verdict: accept</source>
        <translation>Urteil: annehmen</translation>
    </message>
    <message>
        <source>Verdict: request changes</source>
        <translation>Urteil: Änderungen erbitten</translation>
    </message>
    <message>
        <source>Verdict: reject</source>
        <translation>Urteil: ablehnen</translation>
    </message>
    <message>
        <source>Hand the review in</source>
        <translation>Die Begutachtung abgeben</translation>
    </message>
    <message>
        <source>Take the last change back</source>
        <translation>Letzte Änderung zurücknehmen</translation>
    </message>
    <message>
        <source>Cut the selected stretch out</source>
        <translation>Den gewählten Abschnitt herausschneiden</translation>
    </message>
    <message>
        <source>Blank it</source>
        <translation>Ihn leeren</translation>
    </message>
    <message>
        <source>Cover a region of the picture in it</source>
        <translation>Darin einen Bildbereich abdecken</translation>
    </message>
    <message>
        <source>Mask its text</source>
        <translation>Seinen Text maskieren</translation>
    </message>
    <message>
        <source>Mute the voice in it</source>
        <translation>Die Stimme darin stummschalten</translation>
    </message>
    <message>
        <source>Record narration over it</source>
        <translation>Erläuterung dazu aufnehmen</translation>
    </message>
    <message>
        <source>Add a note on it</source>
        <translation>Eine Notiz dazu hinzufügen</translation>
    </message>
    <message>
        <source>Make it again</source>
        <translation>Wiederherstellen</translation>
    </message>
    <message>
        <source>Submit</source>
        <translation>Einreichen</translation>
    </message>
    <message>
        <source>Play both, or pause</source>
        <translation>Beide abspielen oder anhalten</translation>
    </message>
    <message>
        <source>Play A alone, or pause it</source>
        <translation>A allein abspielen oder anhalten</translation>
    </message>
    <message>
        <source>Play B alone, or pause it</source>
        <translation>B allein abspielen oder anhalten</translation>
    </message>
    <message>
        <source>Keep both at the same time, at the same step, or apart</source>
        <translation>Beide zur gleichen Zeit, beim gleichen Schritt oder getrennt</translation>
    </message>
    <message>
        <source>A is better by much … neither … B is better by much</source>
        <translation>A ist viel besser … keine … B ist viel besser</translation>
    </message>
    <message>
        <source>To the reason</source>
        <translation>Zur Begründung</translation>
    </message>
    <message>
        <source>Hand the comparison in</source>
        <translation>Den Vergleich abgeben</translation>
    </message>
</context>
<context>
    <name>Lists</name>
    <message>
        <source>Findings</source>
        <translation>Befunde</translation>
    </message>
    <message>
        <source>Nothing was found</source>
        <translation>Nichts gefunden</translation>
    </message>
    <message>
        <source>Fails</source>
        <translation>Mangel</translation>
    </message>
    <message>
        <source>Warning</source>
        <translation>Warnung</translation>
    </message>
    <message>
        <source>Note</source>
        <translation>Hinweis</translation>
    </message>
    <message>
        <source>Damage</source>
        <translation>Schaden</translation>
    </message>
    <message>
        <source>Gap</source>
        <translation>Lücke</translation>
    </message>
    <message>
        <source>Marker</source>
        <translation>Marke</translation>
    </message>
    <message>
        <source>Written by the expert</source>
        <translation>Vom Experten geschrieben</translation>
    </message>
    <message>
        <source>Lists</source>
        <translation>Listen</translation>
    </message>
    <message>
        <source>Steps</source>
        <translation>Schritte</translation>
    </message>
    <message>
        <source>Speech</source>
        <translation>Sprache</translation>
    </message>
    <message>
        <source>No speech was found</source>
        <translation>Keine Sprache gefunden</translation>
    </message>
    <message>
        <source>All steps</source>
        <translation>Alle Schritte</translation>
    </message>
    <message>
        <source>Clicks</source>
        <translation>Klicks</translation>
    </message>
    <message>
        <source>Drags</source>
        <translation>Ziehen</translation>
    </message>
    <message>
        <source>Scrolling</source>
        <translation>Scrollen</translation>
    </message>
    <message>
        <source>Typing</source>
        <translation>Tippen</translation>
    </message>
    <message>
        <source>Keys</source>
        <translation>Tasten</translation>
    </message>
    <message>
        <source>Moves</source>
        <translation>Bewegungen</translation>
    </message>
    <message>
        <source>Waits</source>
        <translation>Warten</translation>
    </message>
    <message>
        <source>With findings</source>
        <translation>Mit Befunden</translation>
    </message>
    <message>
        <source>Not labelled</source>
        <translation>Unbewertet</translation>
    </message>
    <message>
        <source>Which steps are shown</source>
        <translation>Welche Schritte gezeigt werden</translation>
    </message>
    <message>
        <source>Nothing was done</source>
        <translation>Es wurde nichts getan</translation>
    </message>
    <message>
        <source>{shown} of {total}</source>
        <translation>{shown} von {total}</translation>
    </message>
    <message>
        <source>{total} in all</source>
        <translation>{total} insgesamt</translation>
    </message>
    <message>
        <source>Search</source>
        <translation>Suchen</translation>
    </message>
    <message>
        <source>Search: {list}</source>
        <translation>Suchen: {list}</translation>
    </message>
    <message>
        <source>Follow</source>
        <translation>Folgen</translation>
    </message>
    <message>
        <source>Go along with the replay</source>
        <translation>Der Wiedergabe folgen</translation>
    </message>
</context>
<context>
    <name>Mending</name>
    <message>
        <source>Changes</source>
        <translation>Änderungen</translation>
    </message>
    <message>
        <source>None yet. Select a stretch on the timeline (drag with Shift), then choose a tool.</source>
        <translation>Noch keine. Wählen Sie auf der Zeitleiste einen Abschnitt (mit Umschalt ziehen), dann ein Werkzeug.</translation>
    </message>
    <message>
        <source>Take back</source>
        <translation>Zurücknehmen</translation>
    </message>
    <message>
        <source>Don&apos;t make the chosen change (Delete)</source>
        <translation>Die gewählte Änderung nicht vornehmen (Entf)</translation>
    </message>
    <message>
        <source>Tools</source>
        <translation>Werkzeuge</translation>
    </message>
    <message>
        <source>Undo</source>
        <translation>Rückgängig</translation>
    </message>
    <message>
        <source>Take the last change back</source>
        <translation>Letzte Änderung zurücknehmen</translation>
    </message>
    <message>
        <source>Redo</source>
        <translation>Wiederholen</translation>
    </message>
    <message>
        <source>Make it again</source>
        <translation>Wiederherstellen</translation>
    </message>
    <message>
        <source>Select a stretch: drag on the timeline with Shift</source>
        <translation>Abschnitt wählen: auf der Zeitleiste mit Umschalt ziehen</translation>
    </message>
    <message>
        <source>{count} more stand in the list of findings.</source>
        <translation>{count} weitere stehen in der Liste der Befunde.</translation>
    </message>
    <message>
        <source>Go to {place}: {finding}</source>
        <translation>Zu {place}: {finding}</translation>
    </message>
    <message>
        <source>Mend</source>
        <translation>Nachbessern</translation>
    </message>
    <message>
        <source>It fails its checks, and its task allows no exception.</source>
        <translation>Sie besteht die Prüfungen nicht, und die Aufgabe lässt keine Ausnahme zu.</translation>
    </message>
    <message>
        <source>Mend what must be mended, or record it again.</source>
        <translation>Bessern Sie nach, was nötig ist, oder nehmen Sie sie neu auf.</translation>
    </message>
    <message>
        <source>There is nothing to change here.</source>
        <translation>Hier gibt es nichts zu ändern.</translation>
    </message>
    <message>
        <source>Select a stretch on the timeline.</source>
        <translation>Wählen Sie einen Abschnitt auf der Zeitleiste.</translation>
    </message>
    <message>
        <source>Nothing of the recording would be left.</source>
        <translation>Von der Aufnahme bliebe nichts übrig.</translation>
    </message>
    <message>
        <source>Cut less, or delete the recording.</source>
        <translation>Schneiden Sie weniger heraus, oder löschen Sie die Aufnahme.</translation>
    </message>
    <message>
        <source>No voice was recorded that could be muted.</source>
        <translation>Es wurde keine Stimme aufgenommen, die man stummschalten könnte.</translation>
    </message>
    <message>
        <source>These are more changes than one recording can have.</source>
        <translation>Das sind mehr Änderungen, als eine Aufnahme haben kann.</translation>
    </message>
    <message>
        <source>Silence what was said here before</source>
        <translation>Das hier bisher Gesagte stummschalten</translation>
    </message>
    <message>
        <source>Narration</source>
        <translation>Erläuterung</translation>
    </message>
    <message>
        <source>Opening the microphone…</source>
        <translation>Das Mikrofon wird geöffnet …</translation>
    </message>
    <message>
        <source>Speak now: {passed} of {all}. The picture plays, and nothing else is heard.</source>
        <translation>Sprechen Sie jetzt: {passed} von {all}. Das Bild läuft, sonst ist nichts zu hören.</translation>
    </message>
    <message>
        <source>Recorded: {length}. Listen to it, and keep it or try again.</source>
        <translation>Aufgenommen: {length}. Hören Sie es an, und behalten Sie es oder versuchen Sie es erneut.</translation>
    </message>
    <message>
        <source>Stop</source>
        <translation>Stopp</translation>
    </message>
    <message>
        <source>Listen</source>
        <translation>Anhören</translation>
    </message>
    <message>
        <source>Keep</source>
        <translation>Behalten</translation>
    </message>
    <message>
        <source>Again</source>
        <translation>Noch einmal</translation>
    </message>
    <message>
        <source>Discard</source>
        <translation>Verwerfen</translation>
    </message>
    <message>
        <source>A finding names the first place only. What the picture shows is not masked by this.</source>
        <translation>Ein Befund nennt nur die erste Stelle. Was das Bild zeigt, wird hierdurch nicht maskiert.</translation>
    </message>
    <message>
        <source>Note</source>
        <translation>Notiz</translation>
    </message>
    <message>
        <source>Add the note</source>
        <translation>Notiz hinzufügen</translation>
    </message>
    <message>
        <source>Nothing was found.</source>
        <translation>Nichts gefunden.</translation>
    </message>
    <message>
        <source>Mask text in all {count} places with secrets or personal data</source>
        <translation>Text an allen {count} Stellen mit Geheimnissen oder persönlichen Daten maskieren</translation>
    </message>
    <message>
        <source>Cover all {count} places that were found on the screen</source>
        <translation>Alle {count} auf dem Bildschirm gefundenen Stellen abdecken</translation>
    </message>
    <message>
        <source>A note on {place}</source>
        <translation>Eine Notiz zu {place}</translation>
    </message>
    <message>
        <source>Found</source>
        <translation>Gefunden</translation>
    </message>
    <message>
        <source>It was altered or damaged after it was recorded, and can&apos;t be submitted.</source>
        <translation>Sie wurde nach der Aufnahme verändert oder beschädigt und kann nicht eingereicht werden.</translation>
    </message>
    <message>
        <source>A new recording is made with your changes; this one stays as it is.</source>
        <translation>Mit Ihren Änderungen entsteht eine neue Aufnahme; diese bleibt, wie sie ist.</translation>
    </message>
    <message>
        <source>Region to be covered</source>
        <translation>Abzudeckender Bereich</translation>
    </message>
    <message>
        <source>Drag a rectangle; or move it by arrows, change its size by Shift and arrows, and take it by Enter</source>
        <translation>Ziehen Sie ein Rechteck auf; oder bewegen Sie es mit den Pfeiltasten, ändern Sie die Größe mit Umschalt und Pfeiltasten, und übernehmen Sie es mit der Eingabetaste</translation>
    </message>
    <message>
        <source>Drag over what is to be covered. Enter takes it, Esc gives up.</source>
        <translation>Ziehen Sie über das, was abgedeckt werden soll. Eingabe übernimmt, Esc bricht ab.</translation>
    </message>
    <message>
        <source>Making the new recording</source>
        <translation>Die neue Aufnahme wird erstellt</translation>
    </message>
    <message>
        <source>The new recording still fails its checks:</source>
        <translation>Die neue Aufnahme besteht die Prüfungen noch nicht:</translation>
    </message>
    <message>
        <source>What is left in the new recording:</source>
        <translation>Was in der neuen Aufnahme noch auffällt:</translation>
    </message>
    <message>
        <source>This recording fails its checks. Why shall it be looked at all the same?</source>
        <translation>Diese Aufnahme besteht die Prüfungen nicht. Warum soll sie trotzdem angesehen werden?</translation>
    </message>
    <message>
        <source>The recording goes on its way. It stays on this computer, too.</source>
        <translation>Die Aufnahme ist unterwegs. Sie bleibt auch auf diesem Computer.</translation>
    </message>
    <message>
        <source>The new recording goes on its way. The original, {name}, is still on this computer, with everything that was taken out of the new one. It is not needed for the submission. Deleting it is for good.</source>
        <translation>Die neue Aufnahme ist unterwegs. Das Original, {name}, liegt noch auf diesem Computer, mit allem, was aus der neuen herausgenommen wurde. Zum Einreichen wird es nicht gebraucht. Löschen ist endgültig.</translation>
    </message>
    <message>
        <source>Submit</source>
        <translation>Einreichen</translation>
    </message>
    <message>
        <source>Reason</source>
        <translation>Begründung</translation>
    </message>
    <message>
        <source>Submit all the same</source>
        <translation>Trotzdem einreichen</translation>
    </message>
    <message>
        <source>Progress</source>
        <translation>Fortschritt</translation>
    </message>
    <message>
        <source>Delete the original</source>
        <translation>Original löschen</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>Schließen</translation>
    </message>
    <message>
        <source>And {count} more.</source>
        <translation>Und {count} weitere.</translation>
    </message>
    <message>
        <source>Keep the original</source>
        <translation>Original behalten</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>Abbrechen</translation>
    </message>
    <message>
        <source>Look at it</source>
        <translation>Ansehen</translation>
    </message>
    <message>
        <source>Submit it so</source>
        <translation>So einreichen</translation>
    </message>
    <message>
        <source>{recording} — Mend</source>
        <translation>{recording} — Nachbessern</translation>
    </message>
    <message>
        <source>One moment…</source>
        <translation>Einen Moment …</translation>
    </message>
    <message>
        <source>Looking the recording through…</source>
        <translation>Die Aufnahme wird durchgesehen …</translation>
    </message>
    <message>
        <source>It could not be looked through</source>
        <translation>Sie konnte nicht durchgesehen werden</translation>
    </message>
    <message>
        <source>Ready to submit with your changes</source>
        <translation>Mit Ihren Änderungen bereit zum Einreichen</translation>
    </message>
    <message>
        <source>Ready to submit</source>
        <translation>Bereit zum Einreichen</translation>
    </message>
    <message>
        <source>1 thing must be mended first</source>
        <translation>1 Punkt muss zuerst nachgebessert werden</translation>
    </message>
    <message>
        <source>{count} things must be mended first</source>
        <translation>{count} Punkte müssen zuerst nachgebessert werden</translation>
    </message>
    <message>
        <source>1 thing to look at</source>
        <translation>1 Punkt zum Ansehen</translation>
    </message>
    <message>
        <source>{count} things to look at</source>
        <translation>{count} Punkte zum Ansehen</translation>
    </message>
    <message>
        <source>What is on the screen can be read once this is installed: {package}</source>
        <translation>Was auf dem Bildschirm steht, lässt sich lesen, sobald dies installiert ist: {package}</translation>
    </message>
    <message>
        <source>{what} can be read on the screen</source>
        <translation>{what} ist auf dem Bildschirm zu lesen</translation>
    </message>
    <message>
        <source>Cover it before you submit, and look whether it can be seen elsewhere.</source>
        <translation>Decken Sie es vor dem Einreichen ab, und sehen Sie nach, ob es noch anderswo zu sehen ist.</translation>
    </message>
    <message>
        <source>Cover it</source>
        <translation>Abdecken</translation>
    </message>
    <message>
        <source>Look for secrets on the screen</source>
        <translation>Auf dem Bildschirm nach Geheimnissen suchen</translation>
    </message>
    <message>
        <source>How much of the screen was read</source>
        <translation>Wie viel vom Bildschirm gelesen ist</translation>
    </message>
    <message>
        <source>Stop reading the screen</source>
        <translation>Das Lesen des Bildschirms beenden</translation>
    </message>
    <message>
        <source>This can take minutes. Go on with something else.</source>
        <translation>Das kann Minuten dauern. Machen Sie inzwischen etwas anderes.</translation>
    </message>
    <message>
        <source>Nothing was found on the screen. Not all can be read: look yourself, too.</source>
        <translation>Auf dem Bildschirm wurde nichts gefunden. Nicht alles ist lesbar: Sehen Sie auch selbst nach.</translation>
    </message>
</context>
<context>
    <name>Microphone</name>
    <message>
        <source>There is no microphone.</source>
        <translation>Es gibt kein Mikrofon.</translation>
    </message>
    <message>
        <source>Plug one in.</source>
        <translation>Schließen Sie eines an.</translation>
    </message>
    <message>
        <source>Your voice</source>
        <translation>Ihre Stimme</translation>
    </message>
    <message>
        <source>Say what you do and why while you work: that is what others learn most from. Choose a microphone, and test how it sounds.</source>
        <translation>Sagen Sie beim Arbeiten, was Sie tun und warum: Daraus lernen andere am meisten. Wählen Sie ein Mikrofon, und testen Sie, wie es klingt.</translation>
    </message>
    <message>
        <source>I do not want to record my voice</source>
        <translation>Ich möchte meine Stimme nicht aufnehmen</translation>
    </message>
    <message>
        <source>Microphone</source>
        <translation>Mikrofon</translation>
    </message>
    <message>
        <source>Test for five seconds</source>
        <translation>Fünf Sekunden testen</translation>
    </message>
    <message>
        <source>How far the test is</source>
        <translation>Wie weit der Test ist</translation>
    </message>
    <message>
        <source>Stop playing</source>
        <translation>Anhalten</translation>
    </message>
    <message>
        <source>Play it back</source>
        <translation>Anhören</translation>
    </message>
    <message>
        <source>The system&apos;s default</source>
        <translation>Voreinstellung des Systems</translation>
    </message>
    <message>
        <source>One moment…</source>
        <translation>Einen Moment …</translation>
    </message>
    <message>
        <source>Say a sentence or two, as you would while you work.</source>
        <translation>Sagen Sie ein, zwei Sätze wie beim Arbeiten.</translation>
    </message>
    <message>
        <source>Listening to it…</source>
        <translation>Es wird geprüft …</translation>
    </message>
    <message>
        <source>This is how it sounds.</source>
        <translation>So klingt es.</translation>
    </message>
</context>
<context>
    <name>Notice</name>
    <message>
        <source>Something unexpected happened: {error}.</source>
        <translation>Etwas Unerwartetes ist passiert: {error}.</translation>
    </message>
    <message>
        <source>The logs are in {folder}.</source>
        <translation>Die Protokolle liegen in {folder}.</translation>
    </message>
</context>
<context>
    <name>Permissions</name>
    <message>
        <source>Screen</source>
        <translation>Bildschirm</translation>
    </message>
    <message>
        <source>One display can be recorded.</source>
        <translation>Ein Bildschirm kann aufgenommen werden.</translation>
    </message>
    <message>
        <source>{count} displays can be recorded.</source>
        <translation>{count} Bildschirme können aufgenommen werden.</translation>
    </message>
    <message>
        <source>Keyboard and mouse</source>
        <translation>Tastatur und Maus</translation>
    </message>
    <message>
        <source>Clicks and keys can be recorded.</source>
        <translation>Klicks und Tasten können aufgenommen werden.</translation>
    </message>
    <message>
        <source>Names of buttons and fields</source>
        <translation>Namen von Knöpfen und Feldern</translation>
    </message>
    <message>
        <source>Not told</source>
        <translation>Nicht verfügbar</translation>
    </message>
    <message>
        <source>Ready</source>
        <translation>Bereit</translation>
    </message>
    <message>
        <source>Microphone</source>
        <translation>Mikrofon</translation>
    </message>
    <message>
        <source>You can also record without your voice.</source>
        <translation>Sie können auch ohne Ihre Stimme aufnehmen.</translation>
    </message>
    <message>
        <source>Not ready</source>
        <translation>Nicht bereit</translation>
    </message>
    <message>
        <source>There is none. Plug one in.</source>
        <translation>Es gibt keines. Schließen Sie eines an.</translation>
    </message>
    <message>
        <source>Open System Settings &gt; Privacy &amp; Security &gt; {pane}, switch this app on there, and start it again.</source>
        <translation>Öffnen Sie Systemeinstellungen &gt; Datenschutz &amp; Sicherheit &gt; {pane}, schalten Sie diese App dort ein, und starten Sie sie neu.</translation>
    </message>
    <message>
        <source>Not allowed</source>
        <translation>Nicht erlaubt</translation>
    </message>
    <message>
        <source>Not possible</source>
        <translation>Nicht möglich</translation>
    </message>
    <message>
        <source>What your system allows</source>
        <translation>Was Ihr System erlaubt</translation>
    </message>
    <message>
        <source>A recording needs to see the screen, and to hear keys, mouse and your voice. It does so only between Record and Stop. What is not ready can be put right now; this page notices it by itself.</source>
        <translation>Eine Aufnahme muss den Bildschirm sehen und Tasten, Maus und Ihre Stimme hören. Das tut sie nur zwischen Aufnehmen und Stopp. Was nicht bereit ist, lässt sich jetzt richten; diese Seite merkt es von selbst.</translation>
    </message>
    <message>
        <source>One moment…</source>
        <translation>Einen Moment …</translation>
    </message>
    <message>
        <source>Open the settings</source>
        <translation>Einstellungen öffnen</translation>
    </message>
    <message>
        <source>Open the settings for: {what}</source>
        <translation>Einstellungen öffnen für: {what}</translation>
    </message>
</context>
<context>
    <name>Practice</name>
    <message>
        <source>All is well</source>
        <translation>Alles in Ordnung</translation>
    </message>
    <message>
        <source>What is good</source>
        <translation>Was gut ist</translation>
    </message>
    <message>
        <source>What could be better</source>
        <translation>Was besser sein könnte</translation>
    </message>
    <message>
        <source>The picture of your screen is there, and complete.</source>
        <translation>Das Bild Ihres Bildschirms ist da und vollständig.</translation>
    </message>
    <message>
        <source>Your clicks and keys are there.</source>
        <translation>Ihre Klicks und Tasten sind da.</translation>
    </message>
    <message>
        <source>Your voice can be heard well.</source>
        <translation>Ihre Stimme ist gut zu hören.</translation>
    </message>
    <message>
        <source>No click and no key is in it.</source>
        <translation>Kein Klick und keine Taste ist darin.</translation>
    </message>
    <message>
        <source>Do something while it records.</source>
        <translation>Tun Sie etwas, während aufgenommen wird.</translation>
    </message>
    <message>
        <source>Press the button, and wait until the countdown is over. Open a text editor, write a sentence, and say aloud what you do and why. Press Stop in the small bar after about twenty seconds.</source>
        <translation>Drücken Sie den Knopf, und warten Sie den Countdown ab. Öffnen Sie einen Texteditor, schreiben Sie einen Satz, und sagen Sie laut, was Sie tun und warum. Drücken Sie nach etwa zwanzig Sekunden Stopp in der kleinen Leiste.</translation>
    </message>
    <message>
        <source>Twenty seconds to practise</source>
        <translation>Zwanzig Sekunden zum Üben</translation>
    </message>
    <message>
        <source>The first task of {project}: {task}</source>
        <translation>Die erste Aufgabe von {project}: {task}</translation>
    </message>
    <message>
        <source>This recording counts: look at it, and submit it from the page of recordings.</source>
        <translation>Diese Aufnahme zählt: Sehen Sie sie an, und reichen Sie sie auf der Seite der Aufnahmen ein.</translation>
    </message>
    <message>
        <source>Nobody sees this recording. It is deleted when you finish here.</source>
        <translation>Niemand sieht diese Aufnahme. Sie wird gelöscht, wenn Sie hier fertig sind.</translation>
    </message>
    <message>
        <source>A first recording</source>
        <translation>Eine erste Aufnahme</translation>
    </message>
    <message>
        <source>Try it once, before it counts. You can leave this out, and repeat it.</source>
        <translation>Probieren Sie es einmal aus, bevor es zählt. Sie können es auslassen und wiederholen.</translation>
    </message>
    <message>
        <source>Record</source>
        <translation>Aufnehmen</translation>
    </message>
    <message>
        <source>Look at it</source>
        <translation>Ansehen</translation>
    </message>
    <message>
        <source>Keep this recording</source>
        <translation>Diese Aufnahme behalten</translation>
    </message>
    <message>
        <source>The recording is being checked</source>
        <translation>Die Aufnahme wird geprüft</translation>
    </message>
    <message>
        <source>How it went</source>
        <translation>Wie es ging</translation>
    </message>
    <message>
        <source>Record again</source>
        <translation>Noch einmal aufnehmen</translation>
    </message>
</context>
<context>
    <name>Preview</name>
    <message>
        <source>This stretch is cut out.</source>
        <translation>Dieser Abschnitt ist herausgeschnitten.</translation>
    </message>
    <message>
        <source>Playing leaves it out, as what you submit does.</source>
        <translation>Beim Abspielen fehlt er, wie in dem, was Sie einreichen.</translation>
    </message>
    <message>
        <source>This stretch is blanked.</source>
        <translation>Dieser Abschnitt ist geleert.</translation>
    </message>
    <message>
        <source>Its time stays; nothing that happened in it does.</source>
        <translation>Seine Zeit bleibt; was darin geschah, nicht.</translation>
    </message>
</context>
<context>
    <name>Questions</name>
    <message>
        <source>Submit</source>
        <translation>Einreichen</translation>
    </message>
    <message>
        <source>Which project is this recording for?</source>
        <translation>Für welches Projekt ist diese Aufnahme?</translation>
    </message>
    <message>
        <source>Export a copy</source>
        <translation>Kopie exportieren</translation>
    </message>
    <message>
        <source>One file with all of it (*.zip)</source>
        <translation>Eine Datei mit allem (*.zip)</translation>
    </message>
</context>
<context>
    <name>Queue</name>
    <message>
        <source>Nothing waits for your review. This list looks again by itself.</source>
        <translation>Nichts wartet auf Ihre Begutachtung. Diese Liste sieht von selbst wieder nach.</translation>
    </message>
    <message>
        <source>The review is put aside, and kept on this machine. The recording stays yours for half an hour after you last wrote; then others may take it.</source>
        <translation>Die Begutachtung ist zurückgestellt und auf diesem Computer gesichert. Die Aufnahme bleibt noch eine halbe Stunde nach Ihrer letzten Eingabe Ihre; dann können andere sie nehmen.</translation>
    </message>
    <message>
        <source>Taking the next one…</source>
        <translation>Die nächste wird geholt …</translation>
    </message>
    <message>
        <source>Taking it…</source>
        <translation>Sie wird geholt …</translation>
    </message>
    <message>
        <source>Opening it…</source>
        <translation>Sie wird geöffnet …</translation>
    </message>
    <message>
        <source>Beginning it anew…</source>
        <translation>Sie wird neu begonnen …</translation>
    </message>
    <message>
        <source>Opening both…</source>
        <translation>Beide werden geöffnet …</translation>
    </message>
    <message>
        <source>Sign in: {command}</source>
        <translation>Melden Sie sich an: {command}</translation>
    </message>
    <message>
        <source>Take the next</source>
        <translation>Nächste nehmen</translation>
    </message>
    <message>
        <source>Review what has waited longest (N)</source>
        <translation>Begutachten, was am längsten wartet (N)</translation>
    </message>
    <message>
        <source>Go on</source>
        <translation>Fortfahren</translation>
    </message>
    <message>
        <source>Open the chosen review (Enter)</source>
        <translation>Die gewählte Begutachtung öffnen (Eingabe)</translation>
    </message>
    <message>
        <source>Begin anew</source>
        <translation>Neu beginnen</translation>
    </message>
    <message>
        <source>Begin it again with what was written</source>
        <translation>Mit dem schon Geschriebenen neu beginnen</translation>
    </message>
    <message>
        <source>Throw away</source>
        <translation>Verwerfen</translation>
    </message>
    <message>
        <source>Forget what was written</source>
        <translation>Das Geschriebene verwerfen</translation>
    </message>
    <message>
        <source>Compare two</source>
        <translation>Zwei vergleichen</translation>
    </message>
    <message>
        <source>Which of two is better (C)</source>
        <translation>Welche von zweien besser ist (C)</translation>
    </message>
    <message>
        <source>Nothing waits for your review.</source>
        <translation>Nichts wartet auf Ihre Begutachtung.</translation>
    </message>
    <message>
        <source>Review queue</source>
        <translation>Warteschlange der Begutachtung</translation>
    </message>
    <message>
        <source>My reviews</source>
        <translation>Meine Begutachtungen</translation>
    </message>
    <message>
        <source>Waiting for a review</source>
        <translation>Wartet auf Begutachtung</translation>
    </message>
    <message>
        <source>pass</source>
        <translation>bestanden</translation>
    </message>
    <message>
        <source>warn</source>
        <translation>mit Warnungen</translation>
    </message>
    <message>
        <source>fail</source>
        <translation>nicht bestanden</translation>
    </message>
    <message>
        <source>Recording</source>
        <translation>Aufnahme</translation>
    </message>
    <message>
        <source>Length</source>
        <translation>Länge</translation>
    </message>
    <message>
        <source>State</source>
        <translation>Stand</translation>
    </message>
    <message>
        <source>Task</source>
        <translation>Aufgabe</translation>
    </message>
    <message>
        <source>Size</source>
        <translation>Größe</translation>
    </message>
    <message>
        <source>Checks</source>
        <translation>Prüfungen</translation>
    </message>
    <message>
        <source>Waiting for</source>
        <translation>Wartet seit</translation>
    </message>
    <message>
        <source>Compare two ({count})</source>
        <translation>Zwei vergleichen ({count})</translation>
    </message>
    <message>
        <source>{project}: no task</source>
        <translation>{project}: keine Aufgabe</translation>
    </message>
    <message>
        <source>not checked</source>
        <translation>nicht geprüft</translation>
    </message>
    <message>
        <source>{verdict}, {score} of 100</source>
        <translation>{verdict}, {score} von 100</translation>
    </message>
    <message>
        <source>{count} days</source>
        <translation>{count} Tage</translation>
    </message>
</context>
<context>
    <name>Recorder</name>
    <message>
        <source>The recording engine ended unexpectedly. What it had recorded until then is saved.</source>
        <translation>Die Aufnahme brach unerwartet ab. Was bis dahin aufgenommen wurde, ist gesichert.</translation>
    </message>
    <message>
        <source>You can go on in a new recording. The engine&apos;s log is in {folder}.</source>
        <translation>Sie können in einer neuen Aufnahme fortfahren. Das Protokoll liegt in {folder}.</translation>
    </message>
    <message>
        <source>The disk was nearly full, so the recording was ended and saved.</source>
        <translation>Der Datenträger war fast voll; die Aufnahme wurde beendet und gesichert.</translation>
    </message>
    <message>
        <source>Make room, or choose another folder, before you go on.</source>
        <translation>Schaffen Sie Platz oder wählen Sie einen anderen Ordner, bevor Sie fortfahren.</translation>
    </message>
    <message>
        <source>The last recorded display went away, so the recording was ended and saved.</source>
        <translation>Der letzte aufgenommene Bildschirm ist verschwunden; die Aufnahme wurde beendet und gesichert.</translation>
    </message>
    <message>
        <source>Another program ended the recording, which is saved.</source>
        <translation>Ein anderes Programm hat die Aufnahme beendet; sie ist gesichert.</translation>
    </message>
    <message>
        <source>Not being recorded: {streams}.</source>
        <translation>Nicht aufgenommen wird: {streams}.</translation>
    </message>
    <message>
        <source>Resume</source>
        <translation>Fortsetzen</translation>
    </message>
    <message>
        <source>Pause</source>
        <translation>Pause</translation>
    </message>
    <message>
        <source>About your recording</source>
        <translation>Zu Ihrer Aufnahme</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>Schließen</translation>
    </message>
    <message>
        <source>Masked</source>
        <translation>Maskiert</translation>
    </message>
    <message>
        <source>Ready to record</source>
        <translation>Bereit zur Aufnahme</translation>
    </message>
    <message>
        <source>Recording begins</source>
        <translation>Die Aufnahme beginnt</translation>
    </message>
    <message>
        <source>Starting…</source>
        <translation>Wird gestartet …</translation>
    </message>
    <message>
        <source>Cancelling…</source>
        <translation>Wird abgebrochen …</translation>
    </message>
    <message>
        <source>Recording</source>
        <translation>Aufnahme</translation>
    </message>
    <message>
        <source>Pausing…</source>
        <translation>Wird angehalten …</translation>
    </message>
    <message>
        <source>Paused</source>
        <translation>Pause</translation>
    </message>
    <message>
        <source>Resuming…</source>
        <translation>Wird fortgesetzt …</translation>
    </message>
    <message>
        <source>Saving…</source>
        <translation>Wird gespeichert …</translation>
    </message>
    <message>
        <source>Recovering…</source>
        <translation>Wird wiederhergestellt …</translation>
    </message>
    <message>
        <source>Nothing is recorded yet.</source>
        <translation>Es wird noch nichts aufgenommen.</translation>
    </message>
    <message>
        <source>Opening the screen, the input devices and the microphone.</source>
        <translation>Bildschirm, Eingabegeräte und Mikrofon werden geöffnet.</translation>
    </message>
    <message>
        <source>Closing the devices; nothing is kept.</source>
        <translation>Die Geräte werden geschlossen; nichts wird behalten.</translation>
    </message>
    <message>
        <source>Releasing every device.</source>
        <translation>Alle Geräte werden freigegeben.</translation>
    </message>
    <message>
        <source>Nothing is recorded until you resume.</source>
        <translation>Bis Sie fortsetzen, wird nichts aufgenommen.</translation>
    </message>
    <message>
        <source>Opening the devices again.</source>
        <translation>Die Geräte werden wieder geöffnet.</translation>
    </message>
    <message>
        <source>Completing the recording and protecting it with checksums.</source>
        <translation>Die Aufnahme wird abgeschlossen und mit Prüfsummen gesichert.</translation>
    </message>
    <message>
        <source>Completing what was recorded until the engine died.</source>
        <translation>Das bis zum Abbruch Aufgenommene wird abgeschlossen.</translation>
    </message>
    <message>
        <source>The recording engine does not answer at the moment.</source>
        <translation>Die Aufnahme antwortet im Moment nicht.</translation>
    </message>
    <message>
        <source>Time goes on; nothing that you do, show or say is recorded.</source>
        <translation>Die Zeit läuft weiter; was Sie tun, zeigen oder sagen, wird nicht aufgenommen.</translation>
    </message>
    <message>
        <source>Paused while the screen is locked. It goes on by itself.</source>
        <translation>Angehalten, solange der Bildschirm gesperrt ist. Es geht von selbst weiter.</translation>
    </message>
    <message>
        <source>Paused while the machine sleeps. It goes on by itself.</source>
        <translation>Angehalten, solange der Computer schläft. Es geht von selbst weiter.</translation>
    </message>
    <message>
        <source>Paused while a window is in front that is never recorded. It goes on by itself.</source>
        <translation>Angehalten, solange ein Fenster vorn ist, das nie aufgenommen wird. Es geht von selbst weiter.</translation>
    </message>
    <message>
        <source>All {count} streams are live.</source>
        <translation>Alle {count} Spuren laufen.</translation>
    </message>
    <message>
        <source>Marked at {time}</source>
        <translation>Markiert bei {time}</translation>
    </message>
    <message>
        <source>{from_time} to {to_time} will be cut out for good when the recording ends</source>
        <translation>{from_time} bis {to_time} wird am Ende der Aufnahme endgültig herausgeschnitten</translation>
    </message>
    <message>
        <source>All of the recording was to be forgotten, and is deleted.</source>
        <translation>Die ganze Aufnahme sollte vergessen werden und ist gelöscht.</translation>
    </message>
    <message>
        <source>You can begin a new one.</source>
        <translation>Sie können eine neue beginnen.</translation>
    </message>
    <message>
        <source>{keys} does not reach the recorder: another program has these keys.</source>
        <translation>{keys} kommt hier nicht an: Ein anderes Programm belegt diese Tasten.</translation>
    </message>
    <message>
        <source>Use the bar, or choose other keys in the settings.</source>
        <translation>Benutzen Sie die Leiste, oder wählen Sie in den Einstellungen andere Tasten.</translation>
    </message>
</context>
<context>
    <name>Recordings</name>
    <message>
        <source>Without a task</source>
        <translation>Ohne Aufgabe</translation>
    </message>
    <message>
        <source>Recorded</source>
        <translation>Aufgenommen</translation>
    </message>
    <message>
        <source>Length</source>
        <translation>Länge</translation>
    </message>
    <message>
        <source>Size</source>
        <translation>Größe</translation>
    </message>
    <message>
        <source>Checks</source>
        <translation>Prüfungen</translation>
    </message>
    <message>
        <source>Submitted</source>
        <translation>Eingereicht</translation>
    </message>
    <message>
        <source>Folder</source>
        <translation>Ordner</translation>
    </message>
    <message>
        <source>{score} of 100</source>
        <translation>{score} von 100</translation>
    </message>
    <message>
        <source>What the checks found</source>
        <translation>Was die Prüfungen fanden</translation>
    </message>
    <message>
        <source>And {count} more.</source>
        <translation>Und {count} weitere.</translation>
    </message>
    <message>
        <source>Recordings</source>
        <translation>Aufnahmen</translation>
    </message>
    <message>
        <source>{shown} of {count}</source>
        <translation>{shown} von {count}</translation>
    </message>
    <message>
        <source>The chosen recording</source>
        <translation>Die gewählte Aufnahme</translation>
    </message>
    <message>
        <source>One moment</source>
        <translation>Einen Moment</translation>
    </message>
    <message>
        <source>Find</source>
        <translation>Suchen</translation>
    </message>
    <message>
        <source>Find recordings</source>
        <translation>Aufnahmen suchen</translation>
    </message>
    <message>
        <source>No recordings yet</source>
        <translation>Noch keine Aufnahmen</translation>
    </message>
    <message>
        <source>What you record is kept on this computer, and listed here. Nothing of it is sent before you submit it.</source>
        <translation>Was Sie aufnehmen, bleibt auf diesem Computer und wird hier aufgelistet. Nichts davon wird gesendet, bevor Sie es einreichen.</translation>
    </message>
    <message>
        <source>Record</source>
        <translation>Aufnehmen</translation>
    </message>
    <message>
        <source>When</source>
        <translation>Wann</translation>
    </message>
    <message>
        <source>Task</source>
        <translation>Aufgabe</translation>
    </message>
    <message>
        <source>State</source>
        <translation>Stand</translation>
    </message>
</context>
<context>
    <name>Replay</name>
    <message>
        <source>Recorded screen</source>
        <translation>Aufgenommener Bildschirm</translation>
    </message>
    <message>
        <source>No picture here</source>
        <translation>Kein Bild hier</translation>
    </message>
    <message>
        <source>Time</source>
        <translation>Zeit</translation>
    </message>
    <message>
        <source>Where the replay is. Write a time and press Enter to go there.</source>
        <translation>Wo die Wiedergabe steht. Schreiben Sie eine Zeit und drücken Sie die Eingabetaste, um dorthin zu gehen.</translation>
    </message>
    <message>
        <source>Where the replay is; write a time, as 1:02:03.5, to go there (G)</source>
        <translation>Wo die Wiedergabe steht; schreiben Sie eine Zeit wie 1:02:03.5, um dorthin zu gehen (G)</translation>
    </message>
    <message>
        <source>One frame back</source>
        <translation>Ein Bild zurück</translation>
    </message>
    <message>
        <source>One frame back (,)</source>
        <translation>Ein Bild zurück (,)</translation>
    </message>
    <message>
        <source>Play</source>
        <translation>Abspielen</translation>
    </message>
    <message>
        <source>One frame on</source>
        <translation>Ein Bild weiter</translation>
    </message>
    <message>
        <source>One frame on (.)</source>
        <translation>Ein Bild weiter (.)</translation>
    </message>
    <message>
        <source>of {length}</source>
        <translation>von {length}</translation>
    </message>
    <message>
        <source>Length {length}</source>
        <translation>Länge {length}</translation>
    </message>
    <message>
        <source>Skip idle stretches</source>
        <translation>Leerlauf überspringen</translation>
    </message>
    <message>
        <source>Skip stretches in which nothing happens (I)</source>
        <translation>Abschnitte überspringen, in denen nichts geschieht (I)</translation>
    </message>
    <message>
        <source>Skip idle</source>
        <translation>Leerlauf überspringen</translation>
    </message>
    <message>
        <source>Mute</source>
        <translation>Stummschalten</translation>
    </message>
    <message>
        <source>Speed</source>
        <translation>Geschwindigkeit</translation>
    </message>
    <message>
        <source>Speed (1 … 9, 0, &lt; and &gt;)</source>
        <translation>Geschwindigkeit (1 … 9, 0, &lt; und &gt;)</translation>
    </message>
    <message>
        <source>Volume</source>
        <translation>Lautstärke</translation>
    </message>
    <message>
        <source>Pause</source>
        <translation>Pause</translation>
    </message>
    <message>
        <source>Pause (Space)</source>
        <translation>Pause (Leertaste)</translation>
    </message>
    <message>
        <source>Play (Space)</source>
        <translation>Abspielen (Leertaste)</translation>
    </message>
    <message>
        <source>Hear the voice (M)</source>
        <translation>Stimme einschalten (M)</translation>
    </message>
    <message>
        <source>Mute the voice (M)</source>
        <translation>Stimme stummschalten (M)</translation>
    </message>
    <message>
        <source>Keys</source>
        <translation>Tasten</translation>
    </message>
    <message>
        <source>This recording can&apos;t be replayed everywhere.</source>
        <translation>Diese Aufnahme lässt sich nicht überall wiedergeben.</translation>
    </message>
    <message>
        <source>So it is in another place: see the findings.</source>
        <translation>Das gilt noch für eine andere Stelle: siehe Befunde.</translation>
    </message>
    <message>
        <source>So it is in {count} more places: see the findings.</source>
        <translation>Das gilt noch für {count} andere Stellen: siehe Befunde.</translation>
    </message>
    <message>
        <source>From {begin} to {end}.</source>
        <translation>Von {begin} bis {end}.</translation>
    </message>
    <message>
        <source>Nothing was recorded here: {reason}</source>
        <translation>Hier wurde nichts aufgenommen: {reason}</translation>
    </message>
    <message>
        <source>No picture was recorded here: {reason}</source>
        <translation>Hier wurde kein Bild aufgenommen: {reason}</translation>
    </message>
    <message>
        <source>No step yet</source>
        <translation>Noch kein Schritt</translation>
    </message>
    <message>
        <source>Before</source>
        <translation>Davor</translation>
    </message>
    <message>
        <source>The screen before the step</source>
        <translation>Der Bildschirm vor dem Schritt</translation>
    </message>
    <message>
        <source>After</source>
        <translation>Danach</translation>
    </message>
    <message>
        <source>The screen after the step</source>
        <translation>Der Bildschirm nach dem Schritt</translation>
    </message>
    <message>
        <source>Step {number}: {what}</source>
        <translation>Schritt {number}: {what}</translation>
    </message>
    <message>
        <source>There is no picture of it.</source>
        <translation>Davon gibt es kein Bild.</translation>
    </message>
    <message>
        <source>Frame of {time}: the screen looked so.</source>
        <translation>Bild von {time}: So sah der Bildschirm aus.</translation>
    </message>
    <message>
        <source>Frame of {time}: the screen was still changing.</source>
        <translation>Bild von {time}: Der Bildschirm änderte sich noch.</translation>
    </message>
    <message>
        <source>Frame of {time}: last seen so {earlier} earlier, surely unchanged.</source>
        <translation>Bild von {time}: zuletzt {earlier} zuvor so gesehen, sicher unverändert.</translation>
    </message>
    <message>
        <source>Frame of {time}: last seen so {earlier} earlier, likely unchanged.</source>
        <translation>Bild von {time}: zuletzt {earlier} zuvor so gesehen, wohl unverändert.</translation>
    </message>
    <message>
        <source>Frame of {time}: last seen so {earlier} earlier, may have changed.</source>
        <translation>Bild von {time}: zuletzt {earlier} zuvor so gesehen, vielleicht verändert.</translation>
    </message>
    <message>
        <source>Pointer</source>
        <translation>Zeiger</translation>
    </message>
    <message>
        <source>Its trail</source>
        <translation>Seine Spur</translation>
    </message>
    <message>
        <source>Clicks</source>
        <translation>Klicks</translation>
    </message>
    <message>
        <source>Drags</source>
        <translation>Ziehen</translation>
    </message>
    <message>
        <source>Wheel</source>
        <translation>Rad</translation>
    </message>
    <message>
        <source>Element</source>
        <translation>Element</translation>
    </message>
    <message>
        <source>Active window</source>
        <translation>Aktives Fenster</translation>
    </message>
    <message>
        <source>Overlays</source>
        <translation>Einblendungen</translation>
    </message>
    <message>
        <source>What is shown over the picture (O)</source>
        <translation>Was über dem Bild gezeigt wird (O)</translation>
    </message>
    <message>
        <source>Zoom</source>
        <translation>Zoom</translation>
    </message>
    <message>
        <source>Zoom: Ctrl+wheel, or + and {minus}</source>
        <translation>Zoom: Strg+Rad, oder + und {minus}</translation>
    </message>
    <message>
        <source>All keys (F1)</source>
        <translation>Alle Tasten (F1)</translation>
    </message>
    <message>
        <source>Zoom {percent} %</source>
        <translation>Zoom {percent} %</translation>
    </message>
    <message>
        <source>Display</source>
        <translation>Bildschirm</translation>
    </message>
    <message>
        <source>Which display is shown (D)</source>
        <translation>Welcher Bildschirm gezeigt wird (D)</translation>
    </message>
    <message>
        <source>Display {number}</source>
        <translation>Bildschirm {number}</translation>
    </message>
    <message>
        <source>All displays</source>
        <translation>Alle Bildschirme</translation>
    </message>
    <message>
        <source>Zoom out (-)</source>
        <translation>Verkleinern (-)</translation>
    </message>
    <message>
        <source>Zoom out</source>
        <translation>Verkleinern</translation>
    </message>
    <message>
        <source>Zoom in (+)</source>
        <translation>Vergrößern (+)</translation>
    </message>
    <message>
        <source>Zoom in</source>
        <translation>Vergrößern</translation>
    </message>
    <message>
        <source>Fit</source>
        <translation>Einpassen</translation>
    </message>
    <message>
        <source>Fit into the window (F)</source>
        <translation>Ins Fenster einpassen (F)</translation>
    </message>
    <message>
        <source>Pixel by pixel (Z)</source>
        <translation>Pixel für Pixel (Z)</translation>
    </message>
    <message>
        <source>{title} (edited: made from another recording)</source>
        <translation>{title} (bearbeitet: aus einer anderen Aufnahme entstanden)</translation>
    </message>
    <message>
        <source>Replay</source>
        <translation>Wiedergabe</translation>
    </message>
</context>
<context>
    <name>Review</name>
    <message>
        <source>None yet. Select a stretch on the timeline, or comment on this moment.</source>
        <translation>Noch keine. Wählen Sie einen Abschnitt auf der Zeitleiste, oder kommentieren Sie diesen Moment.</translation>
    </message>
    <message>
        <source>Comment</source>
        <translation>Kommentar</translation>
    </message>
    <message>
        <source>Comment on the selected stretch, or on this moment (C)</source>
        <translation>Den gewählten Abschnitt oder diesen Moment kommentieren (C)</translation>
    </message>
    <message>
        <source>Comments</source>
        <translation>Kommentare</translation>
    </message>
    <message>
        <source>What is to be said here</source>
        <translation>Was hier zu sagen ist</translation>
    </message>
    <message>
        <source>A &amp;change is wanted here</source>
        <translation>Ä&amp;nderung erwünscht</translation>
    </message>
    <message>
        <source>Save</source>
        <translation>Speichern</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>Abbrechen</translation>
    </message>
    <message>
        <source>Save the comment (Enter)</source>
        <translation>Den Kommentar speichern (Eingabe)</translation>
    </message>
    <message>
        <source>Give it up (Esc)</source>
        <translation>Verwerfen (Esc)</translation>
    </message>
    <message>
        <source>Enter: go there; F2: edit; Delete: take back</source>
        <translation>Eingabe: dorthin gehen; F2: bearbeiten; Entf: zurücknehmen</translation>
    </message>
    <message>
        <source>Change wanted: {text}</source>
        <translation>Änderung erwünscht: {text}</translation>
    </message>
    <message>
        <source>{count} of {total} labelled</source>
        <translation>{count} von {total} bewertet</translation>
    </message>
    <message>
        <source>Summary</source>
        <translation>Zusammenfassung</translation>
    </message>
    <message>
        <source>What is to be said of the whole (Ctrl+T)</source>
        <translation>Was zum Ganzen zu sagen ist (Strg+T)</translation>
    </message>
    <message>
        <source>No task</source>
        <translation>Keine Aufgabe</translation>
    </message>
    <message>
        <source>Rubric</source>
        <translation>Bewertungsraster</translation>
    </message>
    <message>
        <source>This task has none.</source>
        <translation>Diese Aufgabe hat keines.</translation>
    </message>
    <message>
        <source>Review</source>
        <translation>Begutachtung</translation>
    </message>
    <message>
        <source>Met</source>
        <translation>Erfüllt</translation>
    </message>
    <message>
        <source>The item is met (Y)</source>
        <translation>Der Punkt ist erfüllt (Y)</translation>
    </message>
    <message>
        <source>Not met</source>
        <translation>Nicht erfüllt</translation>
    </message>
    <message>
        <source>The item is not met (N)</source>
        <translation>Der Punkt ist nicht erfüllt (N)</translation>
    </message>
    <message>
        <source>Note on: {item}</source>
        <translation>Notiz zu: {item}</translation>
    </message>
    <message>
        <source>Note (Enter)</source>
        <translation>Notiz (Eingabe)</translation>
    </message>
    <message>
        <source>Look at: {evidence}</source>
        <translation>Sehen Sie nach: {evidence}</translation>
    </message>
    <message>
        <source>no answer yet</source>
        <translation>noch keine Antwort</translation>
    </message>
    <message>
        <source>met</source>
        <translation>erfüllt</translation>
    </message>
    <message>
        <source>not met</source>
        <translation>nicht erfüllt</translation>
    </message>
    <message>
        <source>The step is correct (Ctrl+1)</source>
        <translation>Der Schritt ist richtig (Strg+1)</translation>
    </message>
    <message>
        <source>The step is redundant (Ctrl+2)</source>
        <translation>Der Schritt ist überflüssig (Strg+2)</translation>
    </message>
    <message>
        <source>The step is wrong (Ctrl+3)</source>
        <translation>Der Schritt ist falsch (Strg+3)</translation>
    </message>
    <message>
        <source>No step yet</source>
        <translation>Noch kein Schritt</translation>
    </message>
    <message>
        <source>Reason for the label</source>
        <translation>Begründung der Bewertung</translation>
    </message>
    <message>
        <source>Reason (Ctrl+E)</source>
        <translation>Begründung (Strg+E)</translation>
    </message>
    <message>
        <source>Next unlabelled</source>
        <translation>Nächster unbewerteter</translation>
    </message>
    <message>
        <source>The next step without a label (U)</source>
        <translation>Der nächste unbewertete Schritt (U)</translation>
    </message>
    <message>
        <source>Step</source>
        <translation>Schritt</translation>
    </message>
    <message>
        <source>Finish</source>
        <translation>Abschließen</translation>
    </message>
    <message>
        <source>Hand the review in; it is final (Ctrl+Enter)</source>
        <translation>Die Begutachtung abgeben; das ist endgültig (Strg+Eingabe)</translation>
    </message>
    <message>
        <source>Verdict</source>
        <translation>Urteil</translation>
    </message>
    <message>
        <source>And {count} more.</source>
        <translation>Und {count} weitere.</translation>
    </message>
    <message>
        <source>Accept</source>
        <translation>Annehmen</translation>
    </message>
    <message>
        <source>Request changes</source>
        <translation>Änderungen</translation>
    </message>
    <message>
        <source>Reject</source>
        <translation>Ablehnen</translation>
    </message>
    <message>
        <source>Correct</source>
        <translation>Richtig</translation>
    </message>
    <message>
        <source>Redundant</source>
        <translation>Überflüssig</translation>
    </message>
    <message>
        <source>Wrong</source>
        <translation>Falsch</translation>
    </message>
    <message>
        <source>Outcome</source>
        <translation>Ergebnis</translation>
    </message>
    <message>
        <source>Process</source>
        <translation>Vorgehen</translation>
    </message>
    <message>
        <source>{points} point</source>
        <translation>{points} Punkt</translation>
    </message>
    <message>
        <source>{points} points</source>
        <translation>{points} Punkte</translation>
    </message>
</context>
<context>
    <name>Saving</name>
    <message>
        <source>Taken by another reviewer</source>
        <translation>Von einem anderen Gutachter übernommen</translation>
    </message>
    <message>
        <source>Opened for review anew</source>
        <translation>Neu zur Begutachtung eröffnet</translation>
    </message>
    <message>
        <source>There is nothing to judge any more</source>
        <translation>Es gibt nichts mehr zu beurteilen</translation>
    </message>
    <message>
        <source>Handed in: the endpoint has it</source>
        <translation>Abgegeben: Die Sammelstelle hat sie</translation>
    </message>
    <message>
        <source>Saving…</source>
        <translation>Wird gespeichert …</translation>
    </message>
    <message>
        <source>Finished; it is handed in when the endpoint can be reached</source>
        <translation>Fertig; sie wird abgegeben, sobald die Sammelstelle erreichbar ist</translation>
    </message>
    <message>
        <source>Saved on this machine, not at the endpoint yet</source>
        <translation>Auf diesem Computer gespeichert, noch nicht bei der Sammelstelle</translation>
    </message>
    <message>
        <source>Saved at the endpoint</source>
        <translation>Bei der Sammelstelle gespeichert</translation>
    </message>
    <message>
        <source>Saved on this machine, on its way to the endpoint</source>
        <translation>Auf diesem Computer gespeichert, unterwegs zur Sammelstelle</translation>
    </message>
</context>
<context>
    <name>Settings</name>
    <message>
        <source>Reset</source>
        <translation>Zurücksetzen</translation>
    </message>
    <message>
        <source>Reset: {what}</source>
        <translation>Zurücksetzen: {what}</translation>
    </message>
    <message>
        <source>App</source>
        <translation>App</translation>
    </message>
    <message>
        <source>Recording</source>
        <translation>Aufnahme</translation>
    </message>
    <message>
        <source>Help</source>
        <translation>Hilfe</translation>
    </message>
    <message>
        <source>Settings</source>
        <translation>Einstellungen</translation>
    </message>
    <message>
        <source>Logs say what the program did, and nothing of what you did. The diagnostics file holds them, the versions and a description of this computer; no recording, no text and no name of yours goes into it.</source>
        <translation>Protokolle sagen, was das Programm getan hat, und nichts davon, was Sie getan haben. Die Diagnosedatei enthält sie, die Versionen und eine Beschreibung dieses Computers; keine Aufnahme, kein Text und kein Name von Ihnen kommt hinein.</translation>
    </message>
    <message>
        <source>Show the logs</source>
        <translation>Protokolle zeigen</translation>
    </message>
    <message>
        <source>Save a diagnostics file…</source>
        <translation>Diagnosedatei speichern …</translation>
    </message>
    <message>
        <source>This desktop has no program that opens folders. It is {folder}.</source>
        <translation>Auf diesem Computer gibt es kein Programm, das Ordner öffnet. Der Ordner ist {folder}.</translation>
    </message>
    <message>
        <source>Save a diagnostics file</source>
        <translation>Diagnosedatei speichern</translation>
    </message>
    <message>
        <source>Looking at this computer…</source>
        <translation>Dieser Computer wird untersucht …</translation>
    </message>
    <message>
        <source>The diagnostics file is {path}.</source>
        <translation>Die Diagnosedatei ist {path}.</translation>
    </message>
    <message>
        <source>Address of the collection endpoint; empty for none</source>
        <translation>Adresse der Sammelstelle; leer für keine</translation>
    </message>
    <message>
        <source>Folder for recordings; empty for Trajectories in the documents folder</source>
        <translation>Ordner für Aufnahmen; leer für Trajectories im Ordner Dokumente</translation>
    </message>
    <message>
        <source>Language of the windows</source>
        <translation>Sprache der Fenster</translation>
    </message>
    <message>
        <source>system</source>
        <translation>wie das System</translation>
    </message>
    <message>
        <source>en</source>
        <translation>Englisch</translation>
    </message>
    <message>
        <source>de</source>
        <translation>Deutsch</translation>
    </message>
    <message>
        <source>Countdown before a recording begins</source>
        <translation>Countdown vor Beginn einer Aufnahme</translation>
    </message>
    <message>
        <source>Show a border around what is recorded</source>
        <translation>Einen Rahmen um das Aufgenommene zeigen</translation>
    </message>
    <message>
        <source>Keys that pause and resume wherever you are; empty for none</source>
        <translation>Tasten, die überall anhalten und fortsetzen; leer für keine</translation>
    </message>
    <message>
        <source>Keys that mark a moment wherever you are; empty for none</source>
        <translation>Tasten, die überall einen Moment markieren; leer für keine</translation>
    </message>
    <message>
        <source>Keys that end the recording wherever you are; empty for none</source>
        <translation>Tasten, die überall die Aufnahme beenden; leer für keine</translation>
    </message>
    <message>
        <source>Keys that keep everything out of the recording while they are held; empty for none</source>
        <translation>Tasten, die alles aus der Aufnahme heraushalten, solange sie gedrückt sind; leer für keine</translation>
    </message>
    <message>
        <source>Keys that bring the keyboard to the recording bar; empty for none</source>
        <translation>Tasten, die die Tastatur zur Aufnahmeleiste bringen; leer für keine</translation>
    </message>
    <message>
        <source>Most that uploads may take of the line; 0 for all</source>
        <translation>So viel darf das Hochladen von der Leitung höchstens nehmen; 0 für alles</translation>
    </message>
    <message>
        <source>Looks at the screen per second</source>
        <translation>Bilder des Bildschirms pro Sekunde</translation>
    </message>
    <message>
        <source>Display to record: its number, or all of them</source>
        <translation>Aufzunehmender Bildschirm: seine Nummer, oder alle</translation>
    </message>
    <message>
        <source>Record only this application&apos;s windows: part of its name; empty for all</source>
        <translation>Nur Fenster dieser Anwendung aufnehmen: ein Teil ihres Namens; leer für alle</translation>
    </message>
    <message>
        <source>Record only windows with this in their title; empty for all</source>
        <translation>Nur Fenster mit diesem Text im Titel aufnehmen; leer für alle</translation>
    </message>
    <message>
        <source>Never record windows of these applications: parts of their names, with commas between</source>
        <translation>Fenster dieser Anwendungen nie aufnehmen: Teile ihrer Namen, durch Kommas getrennt</translation>
    </message>
    <message>
        <source>Never record windows with one of these in their title, with commas between</source>
        <translation>Fenster mit einem dieser Texte im Titel nie aufnehmen, durch Kommas getrennt</translation>
    </message>
    <message>
        <source>While an excluded window is to be seen: mask it, or pause while it is in front</source>
        <translation>Wenn ein ausgeschlossenes Fenster zu sehen ist: es maskieren, oder anhalten, solange es vorn ist</translation>
    </message>
    <message>
        <source>mask</source>
        <translation>maskieren</translation>
    </message>
    <message>
        <source>pause</source>
        <translation>anhalten</translation>
    </message>
    <message>
        <source>Leave out what is typed into fields for passwords</source>
        <translation>Auslassen, was in Passwortfelder getippt wird</translation>
    </message>
    <message>
        <source>Picture quality: small files, balanced, or sharp (full colour resolution, for small coloured text)</source>
        <translation>Bildqualität: kleine Dateien, ausgewogen, oder scharf (volle Farbauflösung, für kleine farbige Schrift)</translation>
    </message>
    <message>
        <source>small</source>
        <translation>klein</translation>
    </message>
    <message>
        <source>balanced</source>
        <translation>ausgewogen</translation>
    </message>
    <message>
        <source>sharp</source>
        <translation>scharf</translation>
    </message>
    <message>
        <source>Let the graphics chip encode where it proves to do it well and cheaper</source>
        <translation>Den Grafikchip kodieren lassen, wo er es nachweislich gut und sparsamer tut</translation>
    </message>
    <message>
        <source>Record which element of an application is pressed and has the focus</source>
        <translation>Aufnehmen, welches Element einer Anwendung gedrückt wird und den Fokus hat</translation>
    </message>
    <message>
        <source>Record the voice</source>
        <translation>Die Stimme aufnehmen</translation>
    </message>
    <message>
        <source>Part of the microphone&apos;s name; empty for the system&apos;s default</source>
        <translation>Teil des Namens des Mikrofons; leer für das des Systems</translation>
    </message>
    <message>
        <source>Longest clipboard text that is kept; longer ones are only counted</source>
        <translation>Längster Text der Zwischenablage, der behalten wird; längere werden nur gezählt</translation>
    </message>
    <message>
        <source>Disk space that is left free: below it a recording stops and is sealed</source>
        <translation>Speicherplatz, der frei bleibt: darunter endet eine Aufnahme und wird versiegelt</translation>
    </message>
</context>
<context>
    <name>Sheet</name>
    <message>
        <source>Open the recording there</source>
        <translation>Die Aufnahme dort öffnen</translation>
    </message>
    <message>
        <source>Open the recording at {place}</source>
        <translation>Die Aufnahme bei {place} öffnen</translation>
    </message>
    <message>
        <source>Please change this</source>
        <translation>Bitte ändern Sie dies</translation>
    </message>
    <message>
        <source>How far it is</source>
        <translation>Wie weit sie ist</translation>
    </message>
</context>
<context>
    <name>SideBar</name>
    <message>
        <source>Record without a task</source>
        <translation>Ohne Aufgabe aufnehmen</translation>
    </message>
    <message>
        <source>Admin&apos;s desk</source>
        <translation>Verwaltung</translation>
    </message>
    <message>
        <source>Settings</source>
        <translation>Einstellungen</translation>
    </message>
    <message>
        <source>Help</source>
        <translation>Hilfe</translation>
    </message>
</context>
<context>
    <name>SignIn</name>
    <message>
        <source>You are signed in at {address}.</source>
        <translation>Sie sind bei {address} angemeldet.</translation>
    </message>
    <message>
        <source>You are signed in at {address} as {name}.</source>
        <translation>Sie sind bei {address} als {name} angemeldet.</translation>
    </message>
    <message>
        <source>The sign-in is kept in the system&apos;s keyring.</source>
        <translation>Die Anmeldung liegt im Schlüsselbund des Systems.</translation>
    </message>
    <message>
        <source>The sign-in is kept in a file that only you may read.</source>
        <translation>Die Anmeldung liegt in einer Datei, die nur Sie lesen dürfen.</translation>
    </message>
    <message>
        <source>The sign-in is kept until the app is closed: this computer has no keyring.</source>
        <translation>Die Anmeldung gilt, bis die App geschlossen wird: Dieser Computer hat keinen Schlüsselbund.</translation>
    </message>
    <message>
        <source>The sign-in will be kept in the system&apos;s keyring; no password is.</source>
        <translation>Die Anmeldung wird im Schlüsselbund des Systems aufbewahrt; ein Passwort nicht.</translation>
    </message>
    <message>
        <source>This computer has no keyring. The sign-in is kept only until the app is closed, unless you have it written into a file.</source>
        <translation>Dieser Computer hat keinen Schlüsselbund. Die Anmeldung gilt nur, bis die App geschlossen wird, es sei denn, Sie lassen sie in eine Datei schreiben.</translation>
    </message>
    <message>
        <source>Welcome</source>
        <translation>Willkommen</translation>
    </message>
    <message>
        <source>Trajectory Recorder records how you work, so that others can learn from it. Recordings stay on this computer until you submit one. If you were given the address of a collection endpoint, sign in there to see your tasks.</source>
        <translation>Trajectory Recorder nimmt auf, wie Sie arbeiten, damit andere daraus lernen können. Aufnahmen bleiben auf diesem Computer, bis Sie eine einreichen. Wenn Sie die Adresse einer Sammelstelle erhalten haben, melden Sie sich dort an, um Ihre Aufgaben zu sehen.</translation>
    </message>
    <message>
        <source>Record without an account</source>
        <translation>Ohne Konto aufnehmen</translation>
    </message>
    <message>
        <source>Address of the endpoint</source>
        <translation>Adresse der Sammelstelle</translation>
    </message>
    <message>
        <source>Sign in</source>
        <translation>Anmelden</translation>
    </message>
    <message>
        <source>Keep the sign-in in a file that only I may read</source>
        <translation>Die Anmeldung in einer Datei aufbewahren, die nur ich lesen darf</translation>
    </message>
    <message>
        <source>I look after projects: let the admin&apos;s desk work there, too</source>
        <translation>Ich betreue Projekte: auch die Verwaltung soll dort arbeiten dürfen</translation>
    </message>
    <message>
        <source>&amp;Address of the endpoint</source>
        <translation>&amp;Adresse der Sammelstelle</translation>
    </message>
    <message>
        <source>Open the page</source>
        <translation>Seite öffnen</translation>
    </message>
    <message>
        <source>Copy the code</source>
        <translation>Code kopieren</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>Abbrechen</translation>
    </message>
    <message>
        <source>Sign out</source>
        <translation>Abmelden</translation>
    </message>
    <message>
        <source>Open {page} in a browser, and enter this code:</source>
        <translation>Öffnen Sie {page} in einem Browser, und geben Sie diesen Code ein:</translation>
    </message>
    <message>
        <source>This window goes on by itself once you have let this computer in there.</source>
        <translation>Dieses Fenster geht von selbst weiter, sobald Sie diesen Computer dort zugelassen haben.</translation>
    </message>
</context>
<context>
    <name>Sound</name>
    <message>
        <source>That sounds good.</source>
        <translation>Das klingt gut.</translation>
    </message>
    <message>
        <source>Your voice is clear, and loud enough.</source>
        <translation>Ihre Stimme ist klar und laut genug.</translation>
    </message>
    <message>
        <source>Nothing is heard at all.</source>
        <translation>Es ist gar nichts zu hören.</translation>
    </message>
    <message>
        <source>See whether the microphone is switched on, or choose another one.</source>
        <translation>Sehen Sie nach, ob das Mikrofon eingeschaltet ist, oder wählen Sie ein anderes.</translation>
    </message>
    <message>
        <source>No voice was heard.</source>
        <translation>Es war keine Stimme zu hören.</translation>
    </message>
    <message>
        <source>Test it again, and say a sentence or two meanwhile.</source>
        <translation>Testen Sie noch einmal, und sagen Sie dabei ein, zwei Sätze.</translation>
    </message>
    <message>
        <source>Your voice is distorted.</source>
        <translation>Ihre Stimme ist verzerrt.</translation>
    </message>
    <message>
        <source>Lower the microphone&apos;s level in the system&apos;s settings, or move it away a little.</source>
        <translation>Senken Sie den Pegel des Mikrofons in den Einstellungen des Systems, oder rücken Sie es etwas weg.</translation>
    </message>
    <message>
        <source>Your voice is too quiet.</source>
        <translation>Ihre Stimme ist zu leise.</translation>
    </message>
    <message>
        <source>Move the microphone nearer, or raise its level in the system&apos;s settings.</source>
        <translation>Rücken Sie das Mikrofon näher, oder erhöhen Sie seinen Pegel in den Einstellungen des Systems.</translation>
    </message>
    <message>
        <source>Your voice is too loud.</source>
        <translation>Ihre Stimme ist zu laut.</translation>
    </message>
    <message>
        <source>Lower the microphone&apos;s level in the system&apos;s settings.</source>
        <translation>Senken Sie den Pegel des Mikrofons in den Einstellungen des Systems.</translation>
    </message>
    <message>
        <source>It is loud around you.</source>
        <translation>Um Sie herum ist es laut.</translation>
    </message>
    <message>
        <source>Close the window, switch off fans, or use a headset: its microphone is near your mouth.</source>
        <translation>Schließen Sie das Fenster, schalten Sie Lüfter aus, oder benutzen Sie ein Headset: Sein Mikrofon ist nah am Mund.</translation>
    </message>
</context>
<context>
    <name>Standing</name>
    <message>
        <source>Recording</source>
        <translation>Aufnahme</translation>
    </message>
    <message>
        <source>Interrupted</source>
        <translation>Unterbrochen</translation>
    </message>
    <message>
        <source>The recorder ended before it could close this recording. It can be recovered.</source>
        <translation>Das Programm endete, bevor es diese Aufnahme abschließen konnte. Sie lässt sich wiederherstellen.</translation>
    </message>
    <message>
        <source>Damaged</source>
        <translation>Beschädigt</translation>
    </message>
    <message>
        <source>If you have a copy of it, put that in its place.</source>
        <translation>Wenn Sie eine Kopie haben, ersetzen Sie sie dadurch.</translation>
    </message>
    <message>
        <source>Being checked</source>
        <translation>Wird geprüft</translation>
    </message>
    <message>
        <source>All of it has arrived. The endpoint runs its own checks now.</source>
        <translation>Alles ist angekommen. Die Sammelstelle prüft nun selbst.</translation>
    </message>
    <message>
        <source>The endpoint holds it back: {reason}</source>
        <translation>Die Sammelstelle hält sie zurück: {reason}</translation>
    </message>
    <message>
        <source>The endpoint holds it back, and does not say why.</source>
        <translation>Die Sammelstelle hält sie zurück und sagt nicht, warum.</translation>
    </message>
    <message>
        <source>Ask the project&apos;s admin, or record it again.</source>
        <translation>Fragen Sie die Projektleitung, oder nehmen Sie sie neu auf.</translation>
    </message>
    <message>
        <source>Held back</source>
        <translation>Zurückgehalten</translation>
    </message>
    <message>
        <source>In review</source>
        <translation>In Begutachtung</translation>
    </message>
    <message>
        <source>It waits for a reviewer, or one looks at it.</source>
        <translation>Sie wartet auf einen Gutachter oder wird gerade angesehen.</translation>
    </message>
    <message>
        <source>Changes requested</source>
        <translation>Änderungen erbeten</translation>
    </message>
    <message>
        <source>Read below what is to be changed. Then mend this recording, or record it again.</source>
        <translation>Lesen Sie unten, was zu ändern ist. Bessern Sie die Aufnahme dann nach, oder nehmen Sie sie neu auf.</translation>
    </message>
    <message>
        <source>Accepted</source>
        <translation>Angenommen</translation>
    </message>
    <message>
        <source>Thank you.</source>
        <translation>Vielen Dank.</translation>
    </message>
    <message>
        <source>Rejected</source>
        <translation>Abgelehnt</translation>
    </message>
    <message>
        <source>It was not taken. Its place in the task is free again.</source>
        <translation>Sie wurde nicht genommen. Ihr Platz in der Aufgabe ist wieder frei.</translation>
    </message>
    <message>
        <source>Waiting to be sent</source>
        <translation>Wartet auf das Senden</translation>
    </message>
    <message>
        <source>Sending is paused</source>
        <translation>Senden ist angehalten</translation>
    </message>
    <message>
        <source>Sign in, and it goes on by itself.</source>
        <translation>Melden Sie sich an, dann geht es von selbst weiter.</translation>
    </message>
    <message>
        <source>Waits for you to sign in</source>
        <translation>Wartet auf Ihre Anmeldung</translation>
    </message>
    <message>
        <source>Could not be sent</source>
        <translation>Konnte nicht gesendet werden</translation>
    </message>
    <message>
        <source>Sending {percent} %, {span} left</source>
        <translation>Wird gesendet: {percent} %, noch {span}</translation>
    </message>
    <message>
        <source>Sending {percent} %</source>
        <translation>Wird gesendet: {percent} %</translation>
    </message>
    <message>
        <source>Mended</source>
        <translation>Nachgebessert</translation>
    </message>
    <message>
        <source>There is a mended copy: {name}.</source>
        <translation>Es gibt eine nachgebesserte Kopie: {name}.</translation>
    </message>
    <message>
        <source>To look at</source>
        <translation>Anzusehen</translation>
    </message>
    <message>
        <source>Open it: it is checked then, and you see what to mend before you submit it.</source>
        <translation>Öffnen Sie sie: Sie wird dann geprüft, und Sie sehen vor dem Einreichen, was nachzubessern ist.</translation>
    </message>
    <message>
        <source>1 thing to mend</source>
        <translation>1 Punkt nachzubessern</translation>
    </message>
    <message>
        <source>{count} things to mend</source>
        <translation>{count} Punkte nachzubessern</translation>
    </message>
    <message>
        <source>Open it: each has its remedy at hand.</source>
        <translation>Öffnen Sie sie: Für jeden ist die Abhilfe zur Hand.</translation>
    </message>
    <message>
        <source>Ready to submit</source>
        <translation>Bereit zum Einreichen</translation>
    </message>
    <message>
        <source>1 thing may be worth a look before.</source>
        <translation>1 Punkt ist vorher vielleicht einen Blick wert.</translation>
    </message>
    <message>
        <source>{count} things may be worth a look before.</source>
        <translation>{count} Punkte sind vorher vielleicht einen Blick wert.</translation>
    </message>
    <message>
        <source>Its checks found nothing wrong.</source>
        <translation>Die Prüfungen haben nichts gefunden.</translation>
    </message>
</context>
<context>
    <name>Streams</name>
    <message>
        <source>no sound</source>
        <translation>kein Ton</translation>
    </message>
    <message>
        <source>Voice level</source>
        <translation>Pegel der Stimme</translation>
    </message>
    <message>
        <source>1 gap</source>
        <translation>1 Lücke</translation>
    </message>
    <message>
        <source>{count} gaps</source>
        <translation>{count} Lücken</translation>
    </message>
    <message>
        <source>1 lost event</source>
        <translation>1 verlorenes Ereignis</translation>
    </message>
    <message>
        <source>{count} lost events</source>
        <translation>{count} verlorene Ereignisse</translation>
    </message>
    <message>
        <source>Starting</source>
        <translation>Startet</translation>
    </message>
    <message>
        <source>Live</source>
        <translation>Läuft</translation>
    </message>
    <message>
        <source>Stalled</source>
        <translation>Stockt</translation>
    </message>
    <message>
        <source>Failed</source>
        <translation>Ausgefallen</translation>
    </message>
    <message>
        <source>Paused</source>
        <translation>Pause</translation>
    </message>
    <message>
        <source>Off</source>
        <translation>Aus</translation>
    </message>
    <message>
        <source>too loud</source>
        <translation>zu laut</translation>
    </message>
    <message>
        <source>Screen</source>
        <translation>Bildschirm</translation>
    </message>
    <message>
        <source>Keyboard and mouse</source>
        <translation>Tastatur und Maus</translation>
    </message>
    <message>
        <source>Voice</source>
        <translation>Stimme</translation>
    </message>
    <message>
        <source>Active window</source>
        <translation>Aktives Fenster</translation>
    </message>
    <message>
        <source>Clipboard</source>
        <translation>Zwischenablage</translation>
    </message>
    <message>
        <source>Pointer</source>
        <translation>Zeiger</translation>
    </message>
    <message>
        <source>Elements pressed</source>
        <translation>Gedrückte Elemente</translation>
    </message>
    <message>
        <source>Recorded windows</source>
        <translation>Aufgenommene Fenster</translation>
    </message>
    <message>
        <source>Display arrangement</source>
        <translation>Anordnung der Bildschirme</translation>
    </message>
</context>
<context>
    <name>Strip</name>
    <message>
        <source>Recordings wait for you to sign in</source>
        <translation>Aufnahmen warten auf Ihre Anmeldung</translation>
    </message>
    <message>
        <source>1 recording is paused</source>
        <translation>1 Aufnahme ist angehalten</translation>
    </message>
    <message>
        <source>{count} recordings are paused</source>
        <translation>{count} Aufnahmen sind angehalten</translation>
    </message>
    <message>
        <source>{free} free</source>
        <translation>{free} frei</translation>
    </message>
    <message>
        <source>Recordings take {used}, {free} free</source>
        <translation>Aufnahmen belegen {used}, {free} frei</translation>
    </message>
    <message>
        <source>Recordings take {used}, only {free} free</source>
        <translation>Aufnahmen belegen {used}, nur {free} frei</translation>
    </message>
    <message>
        <source>Sending waits for the line</source>
        <translation>Das Senden wartet auf die Leitung</translation>
    </message>
    <message>
        <source>Sending</source>
        <translation>Wird gesendet</translation>
    </message>
    <message>
        <source>{rate}/s</source>
        <translation>{rate}/s</translation>
    </message>
    <message>
        <source>{span} left</source>
        <translation>noch {span}</translation>
    </message>
    <message>
        <source>{count} more waiting</source>
        <translation>{count} weitere warten</translation>
    </message>
    <message>
        <source>1 recording waits to be sent</source>
        <translation>1 Aufnahme wartet auf das Senden</translation>
    </message>
    <message>
        <source>{count} recordings wait to be sent</source>
        <translation>{count} Aufnahmen warten auf das Senden</translation>
    </message>
    <message>
        <source>Offline: {address} can&apos;t be reached</source>
        <translation>Offline: {address} ist nicht erreichbar</translation>
    </message>
    <message>
        <source>{address} refuses</source>
        <translation>{address} lehnt ab</translation>
    </message>
    <message>
        <source>Not signed in</source>
        <translation>Nicht angemeldet</translation>
    </message>
    <message>
        <source>Nothing waits to be sent</source>
        <translation>Nichts wartet auf das Senden</translation>
    </message>
    <message>
        <source>Recordings stay on this computer</source>
        <translation>Aufnahmen bleiben auf diesem Computer</translation>
    </message>
</context>
<context>
    <name>Summary</name>
    <message>
        <source>What is recorded</source>
        <translation>Was aufgenommen wird</translation>
    </message>
    <message>
        <source>What never is</source>
        <translation>Was nie aufgenommen wird</translation>
    </message>
    <message>
        <source>Where it lies</source>
        <translation>Wo es liegt</translation>
    </message>
    <message>
        <source>In {folder}, and nowhere else: nothing leaves this computer before you press Submit. You can open, copy and delete recordings at any time.</source>
        <translation>In {folder} und nirgends sonst: Nichts verlässt diesen Computer, bevor Sie auf Einreichen drücken. Sie können Aufnahmen jederzeit öffnen, kopieren und löschen.</translation>
    </message>
    <message>
        <source>While it records</source>
        <translation>Während der Aufnahme</translation>
    </message>
    <message>
        <source>A small bar stays in sight. What its buttons do, these keys do wherever you are:</source>
        <translation>Eine kleine Leiste bleibt im Blick. Was ihre Knöpfe tun, tun überall auch diese Tasten:</translation>
    </message>
    <message>
        <source>All of this can be changed in the settings, and this introduction be seen again.</source>
        <translation>All das lässt sich in den Einstellungen ändern, und diese Einführung können Sie wieder ansehen.</translation>
    </message>
    <message>
        <source>The pictures of all displays</source>
        <translation>Die Bilder aller Bildschirme</translation>
    </message>
    <message>
        <source>The pictures of display {number}</source>
        <translation>Das Bild von Bildschirm {number}</translation>
    </message>
    <message>
        <source>Your voice</source>
        <translation>Ihre Stimme</translation>
    </message>
    <message>
        <source>Not your voice: you switched that off</source>
        <translation>Nicht Ihre Stimme: Sie haben das ausgeschaltet</translation>
    </message>
    <message>
        <source>Clicks, keys, the clipboard and the titles of windows</source>
        <translation>Klicks, Tasten, die Zwischenablage und Fenstertitel</translation>
    </message>
    <message>
        <source>What is typed into fields for passwords, as far as they are known</source>
        <translation>Was in Passwortfelder getippt wird, soweit sie zu erkennen sind</translation>
    </message>
    <message>
        <source>Windows of {applications}</source>
        <translation>Fenster von {applications}</translation>
    </message>
    <message>
        <source>Windows with one of these in their title: {titles}</source>
        <translation>Fenster mit einem dieser Texte im Titel: {titles}</translation>
    </message>
    <message>
        <source>Anything while it is paused or masked</source>
        <translation>Irgendetwas, solange angehalten oder maskiert ist</translation>
    </message>
    <message>
        <source>Pause and go on</source>
        <translation>Anhalten und fortfahren</translation>
    </message>
    <message>
        <source>Mask, while they are held</source>
        <translation>Maskieren, solange sie gedrückt sind</translation>
    </message>
    <message>
        <source>Mark a moment</source>
        <translation>Einen Moment markieren</translation>
    </message>
    <message>
        <source>Stop</source>
        <translation>Stopp</translation>
    </message>
    <message>
        <source>Good to know</source>
        <translation>Gut zu wissen</translation>
    </message>
    <message>
        <source>That is all. You can record now.</source>
        <translation>Das ist alles. Sie können jetzt aufnehmen.</translation>
    </message>
</context>
<context>
    <name>Tasks</name>
    <message>
        <source>until {date}</source>
        <translation>bis {date}</translation>
    </message>
    <message>
        <source>Closed to you</source>
        <translation>Für Sie geschlossen</translation>
    </message>
    <message>
        <source>Open</source>
        <translation>Offen</translation>
    </message>
    <message>
        <source>Claim it to have a place kept for you while you record.</source>
        <translation>Reservieren Sie sie, damit Ihnen ein Platz bleibt, während Sie aufnehmen.</translation>
    </message>
    <message>
        <source>Given to you</source>
        <translation>Ihnen zugeteilt</translation>
    </message>
    <message>
        <source>Yours</source>
        <translation>Ihre</translation>
    </message>
    <message>
        <source>Its place is kept for you until {date}.</source>
        <translation>Ihr Platz ist bis {date} reserviert.</translation>
    </message>
    <message>
        <source>This is the project&apos;s test: the other tasks open once it is accepted.</source>
        <translation>Dies ist die Probe des Projekts: Die anderen Aufgaben öffnen sich, sobald sie angenommen ist.</translation>
    </message>
    <message>
        <source>What to do</source>
        <translation>Was zu tun ist</translation>
    </message>
    <message>
        <source>Where to start</source>
        <translation>Wo Sie beginnen</translation>
    </message>
    <message>
        <source>About it</source>
        <translation>Worum es geht</translation>
    </message>
    <message>
        <source>What reviewers look at</source>
        <translation>Worauf Gutachter achten</translation>
    </message>
    <message>
        <source>Still needed</source>
        <translation>Noch gebraucht</translation>
    </message>
    <message>
        <source>From you</source>
        <translation>Von Ihnen</translation>
    </message>
    <message>
        <source>1 recording submitted</source>
        <translation>1 Aufnahme eingereicht</translation>
    </message>
    <message>
        <source>{count} recordings submitted</source>
        <translation>{count} Aufnahmen eingereicht</translation>
    </message>
    <message>
        <source>Deadline</source>
        <translation>Frist</translation>
    </message>
    <message>
        <source>Tools</source>
        <translation>Werkzeuge</translation>
    </message>
    <message>
        <source>Difficulty</source>
        <translation>Schwierigkeit</translation>
    </message>
    <message>
        <source>Topics</source>
        <translation>Themen</translation>
    </message>
    <message>
        <source>Project</source>
        <translation>Projekt</translation>
    </message>
    <message>
        <source>{accepted} of {wanted} accepted</source>
        <translation>{accepted} von {wanted} angenommen</translation>
    </message>
    <message>
        <source>{count} of {wanted}</source>
        <translation>{count} von {wanted}</translation>
    </message>
    <message>
        <source>{count} on their way</source>
        <translation>{count} unterwegs</translation>
    </message>
    <message>
        <source>{count} claimed</source>
        <translation>{count} reserviert</translation>
    </message>
    <message>
        <source>1 point</source>
        <translation>1 Punkt</translation>
    </message>
    <message>
        <source>{count} points</source>
        <translation>{count} Punkte</translation>
    </message>
    <message>
        <source>Takes {points} away</source>
        <translation>Zieht {points} ab</translation>
    </message>
    <message>
        <source>Unwanted</source>
        <translation>Unerwünscht</translation>
    </message>
    <message>
        <source>Counts {points}</source>
        <translation>Zählt {points}</translation>
    </message>
    <message>
        <source>Wanted</source>
        <translation>Erwünscht</translation>
    </message>
    <message>
        <source>how it is done</source>
        <translation>wie es gemacht wird</translation>
    </message>
    <message>
        <source>what comes out</source>
        <translation>was herauskommt</translation>
    </message>
    <message>
        <source>Tasks</source>
        <translation>Aufgaben</translation>
    </message>
    <message>
        <source>As the endpoint said {span} ago</source>
        <translation>Stand der Sammelstelle vor {span}</translation>
    </message>
    <message>
        <source>No tasks yet</source>
        <translation>Noch keine Aufgaben</translation>
    </message>
    <message>
        <source>Tasks come from a collection endpoint, and this app does not know one yet. You can record without a task meanwhile: nothing leaves this computer before you submit it.</source>
        <translation>Aufgaben kommen von einer Sammelstelle, und diese App kennt noch keine. Sie können inzwischen ohne Aufgabe aufnehmen: Nichts verlässt diesen Computer, bevor Sie es einreichen.</translation>
    </message>
    <message>
        <source>Set up</source>
        <translation>Einrichten</translation>
    </message>
    <message>
        <source>Asking {address} for your tasks.</source>
        <translation>{address} wird nach Ihren Aufgaben gefragt.</translation>
    </message>
    <message>
        <source>One moment</source>
        <translation>Einen Moment</translation>
    </message>
    <message>
        <source>{address} has no task for you at the moment. New ones appear here by themselves.</source>
        <translation>{address} hat im Moment keine Aufgabe für Sie. Neue erscheinen hier von selbst.</translation>
    </message>
    <message>
        <source>Nothing to do</source>
        <translation>Nichts zu tun</translation>
    </message>
    <message>
        <source>Sign in at {address} to see your tasks.</source>
        <translation>Melden Sie sich bei {address} an, um Ihre Aufgaben zu sehen.</translation>
    </message>
    <message>
        <source>You are not signed in</source>
        <translation>Sie sind nicht angemeldet</translation>
    </message>
    <message>
        <source>Sign in</source>
        <translation>Anmelden</translation>
    </message>
    <message>
        <source>You can record without a task meanwhile. What you submit is sent once there is a line again.</source>
        <translation>Sie können inzwischen ohne Aufgabe aufnehmen. Was Sie einreichen, wird gesendet, sobald die Leitung wieder steht.</translation>
    </message>
    <message>
        <source>{address} can&apos;t be reached</source>
        <translation>{address} ist nicht erreichbar</translation>
    </message>
    <message>
        <source>Try again</source>
        <translation>Erneut versuchen</translation>
    </message>
    <message>
        <source>{address} gives no tasks</source>
        <translation>{address} gibt keine Aufgaben heraus</translation>
    </message>
    <message>
        <source>Look again</source>
        <translation>Noch einmal nachsehen</translation>
    </message>
    <message>
        <source>The chosen task</source>
        <translation>Die gewählte Aufgabe</translation>
    </message>
    <message>
        <source>Record this task</source>
        <translation>Diese Aufgabe aufnehmen</translation>
    </message>
    <message>
        <source>Claim it</source>
        <translation>Reservieren</translation>
    </message>
    <message>
        <source>Give it back</source>
        <translation>Zurückgeben</translation>
    </message>
</context>
<context>
    <name>Timeline</name>
    <message>
        <source>No voice was recorded</source>
        <translation>Keine Stimme aufgenommen</translation>
    </message>
    <message>
        <source>Screen</source>
        <translation>Bild</translation>
    </message>
    <message>
        <source>Voice</source>
        <translation>Stimme</translation>
    </message>
    <message>
        <source>Mouse</source>
        <translation>Maus</translation>
    </message>
    <message>
        <source>Keys</source>
        <translation>Tasten</translation>
    </message>
    <message>
        <source>Windows</source>
        <translation>Fenster</translation>
    </message>
    <message>
        <source>Steps</source>
        <translation>Schritte</translation>
    </message>
    <message>
        <source>Findings</source>
        <translation>Befunde</translation>
    </message>
    <message>
        <source>Comments</source>
        <translation>Kommentare</translation>
    </message>
    <message>
        <source>Changes</source>
        <translation>Änderungen</translation>
    </message>
    <message>
        <source>Timeline</source>
        <translation>Zeitleiste</translation>
    </message>
    <message>
        <source>At {time} of {length}</source>
        <translation>Bei {time} von {length}</translation>
    </message>
</context>
<context>
    <name>Words</name>
    <message>
        <source>Today {time}</source>
        <translation>Heute {time}</translation>
    </message>
    <message>
        <source>Yesterday {time}</source>
        <translation>Gestern {time}</translation>
    </message>
    <message>
        <source>{count} s</source>
        <translation>{count} s</translation>
    </message>
    <message>
        <source>{count} min</source>
        <translation>{count} min</translation>
    </message>
    <message>
        <source>{count} h</source>
        <translation>{count} h</translation>
    </message>
    <message>
        <source>{count} days</source>
        <translation>{count} Tage</translation>
    </message>
</context>
</TS>
