#Requires -Version 5.1
<#
.SYNOPSIS
    Writes what this PC says about its antivirus, updates, backups and disks into one JSON file.
.DESCRIPTION
    Reads only: it changes no setting, installs nothing, opens no network connection. Its one output file is
    written under a temporary name and renamed at the end. Every section has a time-out; a query that fails or
    takes too long is written as an error, never as a bad state. Nothing is read from translated text, so the
    language of Windows does not matter. Works on Windows 10 and 11 and on Windows Server 2016 and later.
    Some sections (BitLocker, backup, disk counters) need "Run as administrator"; without it they are errors.
.PARAMETER OutFolder
    An existing folder for the file; default: the folder of this script. The name is made of computer and time.
.PARAMETER TimeoutSeconds
    For each section; searching for updates gets three times as much.
.OUTPUTS
    The path of the file.
#>
[CmdletBinding()]
param(
    [string] $OutFolder = $PSScriptRoot,
    [ValidateRange(5, 600)] [int] $TimeoutSeconds = 60
)

Set-StrictMode -Version 2.0
$ErrorActionPreference = 'Stop'

$Tool = 'collect.ps1 1.0'
$SchemaVersion = 1

# What every section starts with; it runs in a runspace of its own and gives back one JSON text.
$Common = {
    Set-StrictMode -Version 2.0
    $ErrorActionPreference = 'Stop'
    $ProgressPreference = 'SilentlyContinue'
    $Invariant = [Globalization.CultureInfo]::InvariantCulture
    # Windows PowerShell adds a Count property to arrays, which ConvertTo-Json would write out.
    if ($PSVersionTable.PSVersion.Major -lt 6) { Remove-TypeData -TypeName System.Array -ErrorAction SilentlyContinue }

    function Get-Property($Thing, [string] $Name) {
        if ($null -eq $Thing) { return $null }
        $found = $Thing.PSObject.Properties[$Name]
        if ($null -eq $found) { return $null }
        return $found.Value
    }
    function ConvertTo-Text($Value) {
        if ($null -eq $Value) { return '' }
        $text = ([Convert]::ToString($Value, $Invariant)) -replace '[\x00-\x1f]', ' '
        return $text.Trim().Substring(0, [Math]::Min($text.Trim().Length, 250))
    }
    function ConvertTo-Number($Value) {
        if ($null -eq $Value) { return $null }
        return [long]$Value
    }
    function ConvertTo-Flag($Value) {
        return ($null -ne $Value) -and [bool]$Value
    }
    function ConvertTo-Instant($Value) {
        # Kind Unspecified is taken as local time; the years 1601 and 1899 are how Windows says "never".
        if ($null -eq $Value) { return $null }
        $at = [datetime]$Value
        if ($at.Year -lt 1990) { return $null }
        return ([DateTimeOffset]$at).ToString('yyyy-MM-ddTHH:mm:sszzz', $Invariant)
    }
    function ConvertTo-UtcInstant($Value) {
        if ($null -eq $Value) { return $null }
        return ConvertTo-Instant ([datetime]::SpecifyKind([datetime]$Value, [DateTimeKind]::Utc))
    }
    function Get-CimValue($Thing, [string] $Name) {
        # The bare number: once the module of a class is loaded, its plain properties turn into words.
        return $Thing.CimInstanceProperties[$Name].Value
    }
    function Use-MachineKey([string] $Path, [scriptblock] $Body) {
        # The 64-bit view of HKEY_LOCAL_MACHINE, also from a 32-bit PowerShell.
        $base = [Microsoft.Win32.RegistryKey]::OpenBaseKey('LocalMachine', 'Registry64')
        try {
            $key = $base.OpenSubKey($Path)
            if ($null -eq $key) { return }
            try { & $Body $key }
            finally { $key.Dispose() }
        }
        finally { $base.Dispose() }
    }
    function Get-RegistryValue([string] $Path, [string] $Name) {
        return Use-MachineKey $Path { param($Key) $Key.GetValue($Name, $null) }
    }
    function Test-RegistryKey([string] $Path) {
        return [bool](Use-MachineKey $Path { $true })
    }
    function Get-RegistryChild([string] $Path) {
        return Use-MachineKey $Path { param($Key) $Key.GetSubKeyNames() }
    }
    function Get-LogEvent([string] $Log, [int[]] $Ids, [int] $Most) {
        $known = Get-WinEvent -ListLog $Log -ErrorAction SilentlyContinue
        if ($null -eq $known) { return }
        # Get-WinEvent throws when there is nothing to find.
        try { $found = Get-WinEvent -FilterHashtable @{ LogName = $Log; Id = $Ids } -MaxEvents $Most }
        catch { if ($_.FullyQualifiedErrorId -like 'NoMatchingEventsFound*') { return } else { throw } }
        foreach ($one in $found) {
            @{ id = [int]$one.Id; level = [int]$one.Level; at = (ConvertTo-Instant $one.TimeCreated) }
        }
    }
    function Write-Section($Data) {
        ConvertTo-Json -InputObject $Data -Depth 6 -Compress
    }
}

$Sections = [ordered]@{}

$Sections['system'] = {
    $os = Get-CimInstance -ClassName Win32_OperatingSystem
    $key = 'SOFTWARE\Microsoft\Windows NT\CurrentVersion'
    Write-Section @{
        caption         = ConvertTo-Text $os.Caption
        version         = ConvertTo-Text $os.Version
        build           = [int]$os.BuildNumber
        revision        = [int](Get-RegistryValue $key 'UBR')
        edition         = ConvertTo-Text (Get-RegistryValue $key 'EditionID')
        product_type    = [int]$os.ProductType
        display_version = ConvertTo-Text (Get-RegistryValue $key 'DisplayVersion')
        installed_at    = ConvertTo-Instant $os.InstallDate
        booted_at       = ConvertTo-Instant $os.LastBootUpTime
        language        = ConvertTo-Text ([Globalization.CultureInfo]::InstalledUICulture.Name)
    }
}

$Sections['defender'] = {
    # Names and kinds of the fields: Microsoft Learn, "MSFT_MpComputerStatus class" and "Get-MpComputerStatus" (whose
    # example shows FullScanAge 4294967295 for never).
    $now = Get-MpComputerStatus
    Write-Section @{
        enabled             = ConvertTo-Flag (Get-Property $now 'AntivirusEnabled')
        real_time           = ConvertTo-Flag (Get-Property $now 'RealTimeProtectionEnabled')
        mode                = ConvertTo-Text (Get-Property $now 'AMRunningMode')
        signature_age_days  = ConvertTo-Number (Get-Property $now 'AntivirusSignatureAge')
        signatures_at       = ConvertTo-Instant (Get-Property $now 'AntivirusSignatureLastUpdated')
        quick_scan_age_days = ConvertTo-Number (Get-Property $now 'QuickScanAge')
        quick_scan_at       = ConvertTo-Instant (Get-Property $now 'QuickScanEndTime')
        full_scan_age_days  = ConvertTo-Number (Get-Property $now 'FullScanAge')
        full_scan_at        = ConvertTo-Instant (Get-Property $now 'FullScanEndTime')
        engine              = ConvertTo-Text (Get-Property $now 'AMEngineVersion')
    }
}

$Sections['security_center'] = {
    # The name space exists on clients only (ProductType 1); on a server that is an answer, no error.
    $type = (Get-CimInstance -ClassName Win32_OperatingSystem -Property ProductType).ProductType
    if ($type -ne 1) { return Write-Section @{ available = $false; products = @() } }
    $found = @(Get-CimInstance -Namespace 'root/SecurityCenter2' -ClassName AntiVirusProduct)
    $products = @(foreach ($one in $found) {
            @{ name = ConvertTo-Text $one.displayName; state = ConvertTo-Number $one.productState }
        })
    Write-Section @{ available = $true; products = $products }
}

$Sections['updates'] = {
    # Operation 1 = installation (source: Microsoft's open specification MS-UAMG, UpdateOperation). From memory of
    # wuapi.h, not compared: its dates are UTC, ResultCode 2 is well, 3 well with errors.
    $session = New-Object -ComObject Microsoft.Update.Session
    $searcher = $session.CreateUpdateSearcher()
    $searcher.Online = $false  # what Windows Update knows already; no connection is made
    $total = $searcher.GetTotalHistoryCount()
    $entries = @()
    if ($total -gt 0) { $entries = @($searcher.QueryHistory(0, [Math]::Min($total, 200))) }
    $history = @(foreach ($one in $entries) {
            if ($null -eq $one.Title -or $one.Operation -ne 1) { continue }
            @{
                title      = ConvertTo-Text $one.Title
                at         = ConvertTo-UtcInstant $one.Date
                result     = [int]$one.ResultCode
                categories = @(foreach ($kind in @($one.Categories)) { ConvertTo-Text $kind.CategoryID })
            }
        })
    $waiting = $searcher.Search("IsInstalled=0 and IsHidden=0").Updates
    $pending = @(foreach ($one in @($waiting)) {
            @{
                title      = ConvertTo-Text $one.Title
                severity   = ConvertTo-Text $one.MsrcSeverity
                categories = @(foreach ($kind in @($one.Categories)) { ConvertTo-Text $kind.CategoryID })
                kb         = @(foreach ($number in @($one.KBArticleIDs)) { ConvertTo-Text $number })
                reboot     = ConvertTo-Flag $one.RebootRequired
            }
        })
    $last = (New-Object -ComObject Microsoft.Update.AutoUpdate).Results
    Write-Section @{
        searched_at  = ConvertTo-UtcInstant (Get-Property $last 'LastSearchSuccessDate')
        installed_at = ConvertTo-UtcInstant (Get-Property $last 'LastInstallationSuccessDate')
        history      = $history
        pending      = $pending
    }
}

$Sections['hotfixes'] = {
    # Win32_QuickFixEngineering is known to be incomplete: for reading, nothing is concluded from it.
    $found = @(Get-CimInstance -ClassName Win32_QuickFixEngineering)
    $plain = [Globalization.DateTimeStyles]::None
    Write-Section @(foreach ($one in $found) {
            $on = $null
            $text = ConvertTo-Text (Get-CimValue $one 'InstalledOn')
            $day = [datetime]::MinValue
            # The class writes month/day/year in every language of Windows.
            if ([datetime]::TryParseExact($text, 'M/d/yyyy', $Invariant, $plain, [ref]$day)) {
                $on = ConvertTo-Instant $day
            }
            @{ id = ConvertTo-Text $one.HotFixID; installed_on = $on }
        })
}

$Sections['server_backup'] = {
    # 4 finished well; 8 was cancelled, 7 ended with errors, the others failed. 14 only says that it is over, 100 that
    # the schedule was removed; 517 to 612 stand in another log. Source: message table of blbevents.dll (Windows 6.1
    # to 10), as kept by libyal's winevt-kb; that 5 has level 2 and 4 is information: OTRF's OSSEM data dictionary.
    $ids = 4, 5, 6, 7, 8, 9, 15, 16, 17, 18, 19, 20, 21, 22, 49, 50, 52  # a filter takes at most 23 numbers
    $events = @(Get-LogEvent -Log 'Microsoft-Windows-Backup' -Ids $ids -Most 60)
    $answer = @{
        installed = $false; bare_metal = $null; system_state = $null; last_success_at = $null
        last_backup_at = $null; last_result = $null; next_at = $null; versions = $null; events = $events
    }
    if (Get-Command -Name Get-WBSummary -ErrorAction SilentlyContinue) {
        $answer.installed = $true
        $summary = Get-WBSummary
        $answer.last_success_at = ConvertTo-Instant (Get-Property $summary 'LastSuccessfulBackupTime')
        $answer.last_backup_at = ConvertTo-Instant (Get-Property $summary 'LastBackupTime')
        $answer.last_result = ConvertTo-Number (Get-Property $summary 'LastBackupResultHR')
        $answer.next_at = ConvertTo-Instant (Get-Property $summary 'NextBackupTime')
        $answer.versions = ConvertTo-Number (Get-Property $summary 'NumberOfVersions')
        $policy = Get-WBPolicy -ErrorAction SilentlyContinue
        if ($null -ne $policy) {
            $answer.bare_metal = ConvertTo-Flag (Get-WBBareMetalRecovery -Policy $policy)
            $answer.system_state = ConvertTo-Flag (Get-WBSystemState -Policy $policy)
        }
    }
    Write-Section $answer
}

$Sections['veeam'] = {
    # 190: a backup job ended; its level says how (4 well, 3 with warnings, 2 failed). Source: Veeam's Event Reference,
    # "Backup Job Finished" (Info, Warning, Error); 110, its start, is not asked for.
    $log = Get-WinEvent -ListLog 'Veeam Agent' -ErrorAction SilentlyContinue
    Write-Section @{ installed = ($null -ne $log); events = @(Get-LogEvent -Log 'Veeam Agent' -Ids 190 -Most 60) }
}

$Sections['shadow_copies'] = {
    $found = @(Get-CimInstance -ClassName Win32_ShadowCopy)
    Write-Section @(foreach ($one in $found) {
            @{ at = ConvertTo-Instant $one.InstallDate; volume = ConvertTo-Text $one.VolumeName }
        })
}

$Sections['disks'] = {
    # Health: 0 healthy, 1 warning, 2 unhealthy, 5 unknown. Cast to numbers: the words are translated. Source: Microsoft
    # Learn, "MSFT_PhysicalDisk class" and "MSFT_StorageFaultDomain class".
    $space = 'root/Microsoft/Windows/Storage'
    $found = @(Get-CimInstance -Namespace $space -ClassName MSFT_PhysicalDisk)
    Write-Section @(foreach ($one in $found) {
            $counter = $null
            if (Get-Command -Name Get-StorageReliabilityCounter -ErrorAction SilentlyContinue) {
                $counter = $one | Get-StorageReliabilityCounter -ErrorAction SilentlyContinue
            }
            @{
                name        = ConvertTo-Text $one.FriendlyName
                serial      = ConvertTo-Text $one.SerialNumber
                media       = [int](Get-CimValue $one 'MediaType')
                bus         = [int](Get-CimValue $one 'BusType')
                size        = [long](Get-CimValue $one 'Size')
                health      = [int](Get-CimValue $one 'HealthStatus')
                wear        = ConvertTo-Number (Get-Property $counter 'Wear')
                temperature = ConvertTo-Number (Get-Property $counter 'Temperature')
                hours       = ConvertTo-Number (Get-Property $counter 'PowerOnHours')
                read_errors = ConvertTo-Number (Get-Property $counter 'ReadErrorsUncorrected')
            }
        })
}

$Sections['volumes'] = {
    $found = @(Get-CimInstance -Namespace 'root/Microsoft/Windows/Storage' -ClassName MSFT_Volume |
            Where-Object -FilterScript { (Get-CimValue $_ 'DriveType') -eq 3 -and (Get-CimValue $_ 'Size') -gt 0 })
    Write-Section @(foreach ($one in $found) {
            $letter = Get-CimValue $one 'DriveLetter'  # a character, number 0 without a letter
            if ($null -eq $letter -or [int][char]$letter -eq 0) { $letter = '' }
            @{
                letter      = [string]$letter
                label       = ConvertTo-Text $one.FileSystemLabel
                file_system = ConvertTo-Text $one.FileSystem
                size        = [long](Get-CimValue $one 'Size')
                free        = [long](Get-CimValue $one 'SizeRemaining')
                health      = [int](Get-CimValue $one 'HealthStatus')
            }
        })
}

$Sections['firewall'] = {
    # The active store holds what is in force, group policies included: 1 on, 0 off, 2 not configured.
    $found = @(Get-NetFirewallProfile -PolicyStore ActiveStore)
    Write-Section @(foreach ($one in $found) {
            $state = [int](Get-CimValue $one 'Enabled')
            $on = $null
            if ($state -ne 2) { $on = ($state -eq 1) }
            @{ profile = ConvertTo-Text $one.Name; enabled = $on }
        })
}

$Sections['pending_reboot'] = {
    $version = 'SOFTWARE\Microsoft\Windows\CurrentVersion'
    $control = 'SYSTEM\CurrentControlSet\Control'
    $renames = @(Get-RegistryValue "$control\Session Manager" 'PendingFileRenameOperations')
    $active = Get-RegistryValue "$control\ComputerName\ActiveComputerName" 'ComputerName'
    $wanted = Get-RegistryValue "$control\ComputerName\ComputerName" 'ComputerName'
    Write-Section @{
        servicing       = Test-RegistryKey "$version\Component Based Servicing\RebootPending"
        windows_update  = Test-RegistryKey "$version\WindowsUpdate\Auto Update\RebootRequired"
        file_rename     = (@($renames | Where-Object -FilterScript { $_ }).Count -gt 0)
        computer_rename = ($active -ne $wanted)
    }
}

$Sections['administrators'] = {
    # S-1-5-32-544 is the group of local administrators in every language; on a domain controller it is the domain's.
    $sid = New-Object -TypeName Security.Principal.SecurityIdentifier -ArgumentList 'S-1-5-32-544'
    $name = $sid.Translate([Security.Principal.NTAccount]).Value.Split('\')[-1]
    $group = [ADSI]"WinNT://$env:COMPUTERNAME/$name,group"
    $members = @($group.Invoke('Members'))
    Write-Section @(foreach ($one in $members) {
            $entry = [ADSI]$one
            $bytes = $entry.InvokeGet('objectSid')
            $own = New-Object -TypeName Security.Principal.SecurityIdentifier -ArgumentList $bytes, 0
            @{
                name = ConvertTo-Text $entry.InvokeGet('Name')
                sid  = ConvertTo-Text $own.Value
                kind = ConvertTo-Text $entry.SchemaClassName
            }
        })
}

$Sections['teamviewer'] = {
    # Both registry views; older versions keep their values one level below (Version6, Version7). TeamViewer documents
    # neither: the places are those that many published scripts read.
    $places = @(foreach ($root in 'SOFTWARE\TeamViewer', 'SOFTWARE\WOW6432Node\TeamViewer') {
            $root
            foreach ($name in @(Get-RegistryChild $root)) { "$root\$name" }
        })
    $clients = @(foreach ($path in $places) {
            $id = Get-RegistryValue $path 'ClientID'
            if ($null -eq $id) { continue }
            @{
                id      = ConvertTo-Text ([long]$id -band 4294967295)
                version = ConvertTo-Text (Get-RegistryValue $path 'Version')
            }
        })
    Write-Section @{ installed = ($clients.Count -gt 0); clients = $clients }
}

$Sections['bitlocker'] = {
    # Protection: 0 off, 1 on, 2 unknown. Conversion: 0 decrypted, 1 encrypted, 2 to 5 on the way. Source: Microsoft
    # Learn, GetProtectionStatus and GetConversionStatus of Win32_EncryptableVolume.
    $space = 'root/CIMV2/Security/MicrosoftVolumeEncryption'
    $found = @(Get-CimInstance -Namespace $space -ClassName Win32_EncryptableVolume)
    Write-Section @(foreach ($one in $found) {
            $state = Invoke-CimMethod -InputObject $one -MethodName GetConversionStatus
            @{
                letter     = ConvertTo-Text $one.DriveLetter
                protection = [int]$one.ProtectionStatus
                conversion = [int]$state.ConversionStatus
            }
        })
}

# Who and which computer: like a section, but its data stand at the top of the report.
$Computer = {
    $system = Get-CimInstance -ClassName Win32_ComputerSystem
    $bios = Get-CimInstance -ClassName Win32_BIOS
    $cards = @(Get-CimInstance -ClassName Win32_NetworkAdapterConfiguration -Filter 'IPEnabled=TRUE')
    Write-Section @{
        name         = ConvertTo-Text $env:COMPUTERNAME
        domain       = ConvertTo-Text $system.Domain
        machine_guid = ConvertTo-Text (Get-RegistryValue 'SOFTWARE\Microsoft\Cryptography' 'MachineGuid')
        serial       = ConvertTo-Text $bios.SerialNumber
        addresses    = @(foreach ($card in $cards) { foreach ($one in @($card.IPAddress)) { ConvertTo-Text $one } })
    }
}

function ConvertTo-Quoted([string] $Text) {
    return ConvertTo-Json -InputObject $Text -Compress
}

function Invoke-Section([scriptblock] $Block, [int] $Seconds) {
    # A runspace of its own: what hangs in a driver or in COM is left behind, the rest goes on.
    $shell = [PowerShell]::Create()
    try {
        [void]$shell.AddScript($Common.ToString() + "`n" + $Block.ToString())
        $running = $shell.BeginInvoke()
        if (-not $running.AsyncWaitHandle.WaitOne($Seconds * 1000)) {
            [void]$shell.BeginStop($null, $null)
            return @{ ok = $false; error = "no answer within $Seconds seconds"; json = 'null' }
        }
        $answer = @($shell.EndInvoke($running))
        $shell.Dispose()
        if ($answer.Count -ne 1) { return @{ ok = $false; error = 'no answer'; json = 'null' } }
        return @{ ok = $true; error = ''; json = [string]$answer[0] }
    }
    catch {
        $cause = $_.Exception
        while ($null -ne $cause.InnerException) { $cause = $cause.InnerException }
        $text = $cause.GetType().Name + ': ' + ($cause.Message -replace '\s+', ' ')
        return @{ ok = $false; error = $text.Substring(0, [Math]::Min(900, $text.Length)); json = 'null' }
    }
}

function Get-Hash([string] $Text) {
    $sha = [Security.Cryptography.SHA256]::Create()
    try { $bytes = $sha.ComputeHash([Text.Encoding]::UTF8.GetBytes($Text)) }
    finally { $sha.Dispose() }
    return -join ($bytes | ForEach-Object -Process { $_.ToString('x2') })
}

if ([string]::IsNullOrEmpty($OutFolder)) { $OutFolder = (Get-Location -PSProvider FileSystem).ProviderPath }
if (-not (Test-Path -LiteralPath $OutFolder -PathType Container)) { throw "There is no folder $OutFolder" }
$OutFolder = (Resolve-Path -LiteralPath $OutFolder).ProviderPath

$now = [DateTimeOffset]::Now
$Invariant = [Globalization.CultureInfo]::InvariantCulture
$identity = [Security.Principal.WindowsIdentity]::GetCurrent()
$role = [Security.Principal.WindowsBuiltInRole]::Administrator
$elevated = (New-Object -TypeName Security.Principal.WindowsPrincipal -ArgumentList $identity).IsInRole($role)

$who = Invoke-Section $Computer $TimeoutSeconds
if (-not $who.ok) {
    $unknown = ',"domain":"","machine_guid":"","serial":"","addresses":[]}'
    $who.json = '{"name":' + (ConvertTo-Quoted $env:COMPUTERNAME) + $unknown
}
$parts = @(foreach ($name in $Sections.Keys) {
        $seconds = $TimeoutSeconds
        if ($name -eq 'updates') { $seconds = 3 * $TimeoutSeconds }
        $one = Invoke-Section $Sections[$name] $seconds
        $flag = ([string]$one.ok).ToLowerInvariant()
        '"' + $name + '":{"ok":' + $flag + ',"error":' + (ConvertTo-Quoted $one.error) + ',"data":' + $one.json + '}'
    })
$head = @(
    '"schema":"istes-desk/pc-evidence"'
    '"schema_version":' + $SchemaVersion
    '"tool":' + (ConvertTo-Quoted $Tool)
    '"collected_at":' + (ConvertTo-Quoted $now.ToString('yyyy-MM-ddTHH:mm:sszzz', $Invariant))
    '"run_by":' + (ConvertTo-Quoted $identity.Name)
    '"elevated":' + ([string]$elevated).ToLowerInvariant()
    '"computer":' + $who.json
    '"sections":{' + ($parts -join ',') + '}'
)
$report = '{' + ($head -join ',') + '}'
$file = '{"digest":"sha256:' + (Get-Hash $report) + '","report":' + $report + '}'

$base = $env:COMPUTERNAME + '_' + $now.UtcDateTime.ToString('yyyyMMdd-HHmmss', $Invariant) + 'Z'
$target = [IO.Path]::Combine($OutFolder, $base + '.json')
$draft = $target + '.part'
try {
    # UTF-8 without a byte order mark.
    [IO.File]::WriteAllText($draft, $file, (New-Object -TypeName Text.UTF8Encoding -ArgumentList $false))
    [IO.File]::Move($draft, $target)
}
catch {
    if ([IO.File]::Exists($draft)) { [IO.File]::Delete($draft) }
    throw
}
$target
