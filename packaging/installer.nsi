; The installer. nsis.py calls makensis with VERSION, REVISION (of the tables that the program reads), BUNDLE,
; SIZE (KB), ICON, BANNER, OUTFILE, [QUICK], [SIGN].
; Switches: /S silent, /ALLUSERS, /CURRENTUSER, /D=folder (last); of the uninstaller: /S, /REMOVEDATA.
; Exit codes: 0 done, 1 left by the user, 10 Windows too old, 11 the program stays open, 12 files in use,
; 13 the user's database is newer than this program, 14 all users asked for without the rights, 15 the disk is full.
; Never touched: any file that this script did not put there; the user's data unless /REMOVEDATA or the tick.
Unicode true
!ifdef NSIS_WIN32_MAKENSIS
  ; Windows' own NSIS makes 32-bit installers only.
  !define CONTENT "${BUNDLE}\*.*"
  !define View "SetRegView 64"
!else
  Target amd64-unicode
  !define CONTENT "${BUNDLE}/*.*"
  !define View ""
!endif
!ifdef SIGN
  !finalize '${SIGN} "%1"' = 0
  !uninstfinalize '${SIGN} "%1"' = 0
!endif
!ifdef QUICK
  SetCompress off
!else
  SetCompressor /SOLID lzma
  SetCompressorDictSize 64
!endif
ManifestSupportedOS Win10
ManifestDPIAware true
RequestExecutionLevel user

!include MUI2.nsh
!include LogicLib.nsh
!include FileFunc.nsh
!include WordFunc.nsh
!include nsDialogs.nsh

!define NAME "ISTES Desk"
!define EXE "ISTES Desk.exe"
!define CONSOLE "istes-desk-cli.exe"
!define MAKER "ISTES ICT Solutions"
!define OLDEST 17763
!define ENTRY "Software\Microsoft\Windows\CurrentVersion\Uninstall\ISTES Desk"
!define PROGID "IstesDesk.eml"
!define CLASS "Software\Classes\${PROGID}"
!define OFFERED "Software\Classes\.eml\OpenWithProgids"
!define /math NEEDED ${SIZE} / 1000

Name "${NAME}"
OutFile "${OUTFILE}"
BrandingText "${NAME} ${VERSION}"
VIProductVersion "${VERSION}.0"
VIAddVersionKey /LANG=0 ProductName "${NAME}"
VIAddVersionKey /LANG=0 ProductVersion "${VERSION}"
VIAddVersionKey /LANG=0 FileVersion "${VERSION}"
VIAddVersionKey /LANG=0 FileDescription "${NAME} setup"
VIAddVersionKey /LANG=0 CompanyName "${MAKER}"
VIAddVersionKey /LANG=0 LegalCopyright "GPL-3.0-or-later"

!define MUI_ICON "${ICON}"
!define MUI_UNICON "${ICON}"
!define MUI_WELCOMEFINISHPAGE_BITMAP "${BANNER}"
!define MUI_ABORTWARNING
Page custom ForWhom ForWhomChosen
!define MUI_PAGE_CUSTOMFUNCTION_PRE OnlyWhenNew
!insertmacro MUI_PAGE_DIRECTORY
!insertmacro MUI_PAGE_INSTFILES
!define MUI_FINISHPAGE_RUN "$INSTDIR\${EXE}"
!insertmacro MUI_PAGE_FINISH
UninstPage custom un.Data un.DataChosen
!insertmacro MUI_UNPAGE_INSTFILES
!insertmacro MUI_LANGUAGE "English"
!insertmacro MUI_LANGUAGE "Italian"

!macro Words NAME ENGLISH ITALIAN
  LangString ${NAME} ${LANG_ENGLISH} "${ENGLISH}"
  LangString ${NAME} ${LANG_ITALIAN} "${ITALIAN}"
!macroend
!insertmacro Words TooOld \
  "${NAME} needs Windows 10 version 1809 or later, or Windows Server 2019 (build ${OLDEST}). This computer has build $R0. Nothing was installed." \
  "${NAME} richiede Windows 10 versione 1809 o successiva, oppure Windows Server 2019 (build ${OLDEST}). Questo computer ha la build $R0. Non è stato installato nulla."
!insertmacro Words StaysOpen \
  "${NAME} is open and cannot be closed now. Finish what is open in its windows, close it, then retry." \
  "${NAME} è aperto e ora non si può chiudere. Concludere quanto è aperto nelle sue finestre, chiuderlo, poi riprovare."
!insertmacro Words InUse \
  "Some files in $INSTDIR are in use or cannot be written. The installed program is as it was." \
  "Alcuni file in $INSTDIR sono in uso o non si possono scrivere. Il programma installato è rimasto com'era."
!insertmacro Words Newer \
  "Your data was written by a newer ${NAME}, and version ${VERSION} could not open it. Nothing was changed: install the newer version." \
  "I dati sono stati scritti da un ${NAME} più recente e la versione ${VERSION} non potrebbe aprirli. Non è stato cambiato nulla: installare la versione più recente."
!insertmacro Words GoBack \
  "Version $R1 is installed, which is newer than ${VERSION}. Go back to ${VERSION}? Your data stays, and is checked first." \
  "È installata la versione $R1, più recente della ${VERSION}. Tornare alla ${VERSION}? I dati restano e prima vengono controllati."
!insertmacro Words NoSpace \
  "The disk of $INSTDIR has no room for ${NAME} (${NEEDED} MB). Nothing was changed." \
  "Sul disco di $INSTDIR non c'è spazio per ${NAME} (${NEEDED} MB). Non è stato cambiato nulla."
!insertmacro Words NoRights \
  "Installing for all users needs an administrator." \
  "L'installazione per tutti gli utenti richiede un amministratore."
!insertmacro Words ForWhomTitle "For whom?" "Per chi?"
!insertmacro Words ForWhomText "Who will use ${NAME} on this computer" "Chi userà ${NAME} su questo computer"
!insertmacro Words OnlyMe "Only &me (needs no administrator)" "Solo &io (non serve un amministratore)"
!insertmacro Words Everyone "&All users of this computer (needs an administrator)" \
  "&Tutti gli utenti di questo computer (serve un amministratore)"
!insertmacro Words RemoveTitle "Remove ${NAME}" "Rimozione di ${NAME}"
!insertmacro Words RemoveText "The program is removed from $INSTDIR" "Il programma viene rimosso da $INSTDIR"
!insertmacro Words RemoveData \
  "Remove &my data too: requests, customers, maps, copies and settings. This cannot be undone." \
  "Rimuovi anche i &miei dati: richieste, clienti, mappe, copie e impostazioni. Non si può annullare."
!insertmacro Words KeptData "Without the tick your data stays where it is and a later installation finds it." \
  "Senza il segno di spunta i dati restano dove sono e una nuova installazione li ritrova."
!insertmacro Words Mail "E-mail message" "Messaggio di posta elettronica"

Var AllUsers
Var DropData
Var Tick

!macro Refuse WORDS CODE
  MessageBox MB_OK|MB_ICONSTOP "${WORDS}" /SD IDOK
  SetErrorLevel ${CODE}
  Quit
!macroend

!macro Given OPTION TARGET
  ${GetParameters} $0
  ClearErrors
  ${GetOptions} $0 "${OPTION}" $1
  ${IfNot} ${Errors}
    StrCpy ${TARGET} 1
  ${EndIf}
!macroend

; Sets the place of the registry and the Start menu, and with it the error flag when the rights are missing.
!macro Choose
  ${If} $AllUsers = 1
    SetShellVarContext all
    UserInfo::GetAccountType
    Pop $1
    ${If} $1 != "Admin"
      !insertmacro Refuse "$(NoRights)" 14
    ${EndIf}
  ${Else}
    SetShellVarContext current
  ${EndIf}
!macroend

!macro CloseProgram UN
  Function ${UN}CloseProgram
    retry:
    ${If} ${FileExists} "$INSTDIR\${CONSOLE}"
      nsExec::Exec /TIMEOUT=60000 '"$INSTDIR\${CONSOLE}" quit'
      Pop $0
      ${If} $0 == 1
        MessageBox MB_RETRYCANCEL|MB_ICONEXCLAMATION "$(StaysOpen)" /SD IDCANCEL IDRETRY retry
        SetErrorLevel 11
        Quit
      ${EndIf}
    ${EndIf}
  FunctionEnd
!macroend
!insertmacro CloseProgram ""
!insertmacro CloseProgram "un."

Function .onInit
  ${View}
  ReadRegStr $R0 HKLM "SOFTWARE\Microsoft\Windows NT\CurrentVersion" CurrentBuildNumber
  ${If} $R0 < ${OLDEST}
    !insertmacro Refuse "$(TooOld)" 10
  ${EndIf}
  StrCpy $AllUsers 0
  ReadRegStr $1 HKCU "${ENTRY}" InstallLocation
  ReadRegStr $2 HKLM "${ENTRY}" InstallLocation
  ${If} $1 == ""
  ${AndIf} $2 != ""
    StrCpy $AllUsers 1
  ${EndIf}
  !insertmacro Given "/ALLUSERS" $AllUsers
  StrCpy $2 0
  !insertmacro Given "/CURRENTUSER" $2
  ${If} $2 = 1
    StrCpy $AllUsers 0
  ${EndIf}
  Call Settle
FunctionEnd

; After the choice of users: the folder, and a question before an older program goes over a newer one.
Function Settle
  !insertmacro Choose
  ReadRegStr $1 SHCTX "${ENTRY}" InstallLocation
  ${If} $1 != ""
    StrCpy $INSTDIR $1
  ${ElseIf} $INSTDIR == ""
    StrCpy $INSTDIR "$LOCALAPPDATA\Programs\${NAME}"
    ${If} $AllUsers = 1
      StrCpy $INSTDIR "$PROGRAMFILES64\${NAME}"
    ${EndIf}
  ${EndIf}
  ReadRegStr $R1 SHCTX "${ENTRY}" DisplayVersion
  ${If} $R1 != ""
    ${VersionCompare} "$R1" "${VERSION}" $1
    ${If} $1 = 1
      MessageBox MB_OKCANCEL|MB_ICONEXCLAMATION|MB_DEFBUTTON2 "$(GoBack)" /SD IDOK IDOK goback
      SetErrorLevel 1
      Quit
      goback:
    ${EndIf}
  ${EndIf}
FunctionEnd

; By the user's database, not by what is installed: data outlives its program. Its revision stands in the head of
; the file (SQLite's user_version: byte 60, four bytes); no other program may hold the file open meanwhile.
Function RefuseNewerData
  SetShellVarContext current
  StrCpy $2 0
  ClearErrors
  FileOpen $0 "$LOCALAPPDATA\${NAME}\istes-desk.sqlite3" r
  ${IfNot} ${Errors}
    FileSeek $0 60
    ${For} $3 1 4
      FileReadByte $0 $1
      IntOp $2 $2 * 256
      IntOp $2 $2 + $1
    ${Next}
    FileClose $0
  ${EndIf}
  ${If} $2 > ${REVISION}
    !insertmacro Refuse "$(Newer)" 13
  ${EndIf}
  !insertmacro Choose
FunctionEnd

; An upgrade stays where the program is.
Function OnlyWhenNew
  ReadRegStr $1 SHCTX "${ENTRY}" InstallLocation
  ${If} $1 != ""
    Abort
  ${EndIf}
FunctionEnd

Function ForWhom
  Call OnlyWhenNew
  !insertmacro MUI_HEADER_TEXT "$(ForWhomTitle)" "$(ForWhomText)"
  nsDialogs::Create 1018
  Pop $0
  ${NSD_CreateRadioButton} 0 20u 100% 14u "$(OnlyMe)"
  Pop $1
  ${NSD_CreateRadioButton} 0 40u 100% 14u "$(Everyone)"
  Pop $Tick
  ${If} $AllUsers = 1
    ${NSD_Check} $Tick
  ${Else}
    ${NSD_Check} $1
    ${NSD_SetFocus} $1
  ${EndIf}
  nsDialogs::Show
FunctionEnd

; Without the rights the installer starts itself again and lets Windows ask for them.
Function ForWhomChosen
  ${NSD_GetState} $Tick $0
  ${If} $0 = $AllUsers
    Return
  ${EndIf}
  UserInfo::GetAccountType
  Pop $1
  ${If} $0 = 1
  ${AndIf} $1 != "Admin"
    ExecShell "runas" "$EXEPATH" "/ALLUSERS"
    Quit
  ${EndIf}
  StrCpy $AllUsers $0
  StrCpy $INSTDIR ""
  Call Settle
FunctionEnd

; Moves what an earlier version put there out of the way: what is in use shows itself before anything changes.
!macro PutAside PART
  StrCpy $2 0
  ${Do}
    ClearErrors
    ${If} ${FileExists} "$INSTDIR\${PART}"
      Rename "$INSTDIR\${PART}" "$INSTDIR\${PART}.old"
    ${EndIf}
    ${IfNot} ${Errors}
      ${ExitDo}
    ${EndIf}
    IntOp $2 $2 + 1
    Sleep 250
  ${LoopUntil} $2 = 20
  ${If} $2 = 20
    Goto restore
  ${EndIf}
!macroend
!macro PutBack PART
  ${If} ${FileExists} "$INSTDIR\${PART}.old"
    RMDir /r "$INSTDIR\${PART}"
    Delete "$INSTDIR\${PART}"
    Rename "$INSTDIR\${PART}.old" "$INSTDIR\${PART}"
  ${EndIf}
!macroend
!macro Clear PART
  RMDir /r "$INSTDIR\${PART}"
  Delete "$INSTDIR\${PART}"
!macroend

Function Restore
  !insertmacro PutBack "_internal"
  !insertmacro PutBack "${CONSOLE}"
  !insertmacro PutBack "${EXE}"
  !insertmacro Clear "new"
FunctionEnd

; All is written beside the installed program, which stays whole whatever happens, and takes its place by renaming.
Section
  Call CloseProgram
  Call RefuseNewerData
  !insertmacro Clear "new"
  SetOverwrite try
  SetOutPath "$INSTDIR\new"
  ${DriveSpace} "$INSTDIR\new" "/D=F /S=M" $0
  ${If} $0 < ${NEEDED}
    SetOutPath "$INSTDIR"
    !insertmacro Clear "new"
    !insertmacro Refuse "$(NoSpace)" 15
  ${EndIf}
  ClearErrors
  File /r "${CONTENT}"
  SetOutPath "$INSTDIR"
  ${If} ${Errors}
    Goto restore
  ${EndIf}
  !insertmacro Clear "_internal.old"
  !insertmacro Clear "${EXE}.old"
  !insertmacro Clear "${CONSOLE}.old"
  ${If} ${FileExists} "$INSTDIR\_internal.old"
    !insertmacro Clear "new"
    !insertmacro Refuse "$(InUse)" 12
  ${EndIf}
  !insertmacro PutAside "${EXE}"
  !insertmacro PutAside "${CONSOLE}"
  !insertmacro PutAside "_internal"
  ClearErrors
  Rename "$INSTDIR\new\_internal" "$INSTDIR\_internal"
  Rename "$INSTDIR\new\${CONSOLE}" "$INSTDIR\${CONSOLE}"
  Rename "$INSTDIR\new\${EXE}" "$INSTDIR\${EXE}"
  WriteUninstaller "$INSTDIR\uninstall.exe"
  ${If} ${Errors}
    Goto restore
  ${EndIf}
  !insertmacro Clear "new"
  !insertmacro Clear "_internal.old"
  !insertmacro Clear "${EXE}.old"
  !insertmacro Clear "${CONSOLE}.old"
  CreateShortCut "$SMPROGRAMS\${NAME}.lnk" "$INSTDIR\${EXE}"
  Call Register
  Return
  restore:
  Call Restore
  !insertmacro Refuse "$(InUse)" 12
SectionEnd

Function Register
  ${If} $AllUsers = 1
    StrCpy $0 " /ALLUSERS"
  ${Else}
    StrCpy $0 ""
  ${EndIf}
  WriteRegStr SHCTX "${ENTRY}" DisplayName "${NAME}"
  WriteRegStr SHCTX "${ENTRY}" DisplayVersion "${VERSION}"
  WriteRegStr SHCTX "${ENTRY}" Publisher "${MAKER}"
  WriteRegStr SHCTX "${ENTRY}" DisplayIcon "$INSTDIR\${EXE},0"
  WriteRegStr SHCTX "${ENTRY}" InstallLocation "$INSTDIR"
  WriteRegStr SHCTX "${ENTRY}" UninstallString '"$INSTDIR\uninstall.exe"$0'
  WriteRegStr SHCTX "${ENTRY}" QuietUninstallString '"$INSTDIR\uninstall.exe"$0 /S'
  WriteRegDWORD SHCTX "${ENTRY}" EstimatedSize ${SIZE}
  WriteRegDWORD SHCTX "${ENTRY}" NoModify 1
  WriteRegDWORD SHCTX "${ENTRY}" NoRepair 1
  WriteRegStr SHCTX "${CLASS}" "" "$(Mail)"
  WriteRegStr SHCTX "${CLASS}\DefaultIcon" "" "$INSTDIR\${EXE},0"
  WriteRegStr SHCTX "${CLASS}\shell\open" "FriendlyAppName" "${NAME}"
  WriteRegStr SHCTX "${CLASS}\shell\open\command" "" '"$INSTDIR\${EXE}" open "%1"'
  WriteRegStr SHCTX "${OFFERED}" "${PROGID}" ""
  ${RefreshShellIcons}
FunctionEnd

Function un.onInit
  ${View}
  StrCpy $AllUsers 0
  StrCpy $DropData 0
  !insertmacro Given "/ALLUSERS" $AllUsers
  !insertmacro Given "/REMOVEDATA" $DropData
  ReadRegStr $1 HKLM "${ENTRY}" InstallLocation
  ${If} $1 == $INSTDIR
    StrCpy $AllUsers 1
  ${EndIf}
  ${If} $AllUsers = 1
  ${AndIfNot} ${Silent}
    UserInfo::GetAccountType
    Pop $1
    ${If} $1 != "Admin"
      ExecShell "runas" "$INSTDIR\uninstall.exe" "/ALLUSERS"
      Quit
    ${EndIf}
  ${EndIf}
  !insertmacro Choose
FunctionEnd

Function un.Data
  !insertmacro MUI_HEADER_TEXT "$(RemoveTitle)" "$(RemoveText)"
  nsDialogs::Create 1018
  Pop $0
  ${NSD_CreateLabel} 0 10u 100% 24u "$(KeptData)"
  Pop $0
  ${NSD_CreateCheckBox} 0 40u 100% 24u "$(RemoveData)"
  Pop $Tick
  ${NSD_AddStyle} $Tick ${BS_MULTILINE}
  nsDialogs::Show
FunctionEnd

Function un.DataChosen
  ${NSD_GetState} $Tick $DropData
FunctionEnd

Section "Uninstall"
  Call un.CloseProgram
  ClearErrors
  Rename "$INSTDIR\_internal" "$INSTDIR\_internal.old"
  ${If} ${Errors}
    !insertmacro Refuse "$(InUse)" 12
  ${EndIf}
  !insertmacro Clear "_internal.old"
  !insertmacro Clear "new"
  Delete "$INSTDIR\${EXE}"
  Delete "$INSTDIR\${CONSOLE}"
  Delete "$INSTDIR\uninstall.exe"
  RMDir "$INSTDIR"
  Delete "$SMPROGRAMS\${NAME}.lnk"
  DeleteRegKey SHCTX "${ENTRY}"
  DeleteRegKey SHCTX "${CLASS}"
  DeleteRegValue SHCTX "${OFFERED}" "${PROGID}"
  ${If} $DropData = 1
    SetShellVarContext current
    RMDir /r "$LOCALAPPDATA\${NAME}"
  ${EndIf}
SectionEnd
